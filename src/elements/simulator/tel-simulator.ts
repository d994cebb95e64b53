import { TelSimulator } from './simulator.js';

if (customElements.get('tel-simulator') === undefined) customElements.define('tel-simulator', TelSimulator);
