import { TelModemConsole } from './modem-console.js';

if (customElements.get('tel-modem-console') === undefined) customElements.define('tel-modem-console', TelModemConsole);
