import { TelLineStatus } from './line-status.js';

if (customElements.get('tel-line-status') === undefined) customElements.define('tel-line-status', TelLineStatus);
