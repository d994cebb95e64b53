import { TelRequestMonitor } from './request-monitor.js';

if (customElements.get('tel-request-monitor') === undefined)
  customElements.define('tel-request-monitor', TelRequestMonitor);
