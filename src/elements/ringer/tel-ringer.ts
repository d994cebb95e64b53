import { TelRinger } from './ringer.js';

if (customElements.get('tel-ringer') === undefined) customElements.define('tel-ringer', TelRinger);
