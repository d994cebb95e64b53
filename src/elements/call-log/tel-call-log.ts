import { TelCallLog } from './call-log.js';

if (customElements.get('tel-call-log') === undefined) customElements.define('tel-call-log', TelCallLog);
