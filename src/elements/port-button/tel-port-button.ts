import { TelPortButton } from './port-button.js';

if (customElements.get('tel-port-button') === undefined) customElements.define('tel-port-button', TelPortButton);
