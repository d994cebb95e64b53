import { TelCapabilities } from './capabilities.js';

if (customElements.get('tel-capabilities') === undefined) customElements.define('tel-capabilities', TelCapabilities);
