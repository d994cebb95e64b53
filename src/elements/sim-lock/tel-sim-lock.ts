import { TelSimLock } from './sim-lock.js';

if (customElements.get('tel-sim-lock') === undefined) customElements.define('tel-sim-lock', TelSimLock);
