import { TelTraffic } from './traffic.js';

if (customElements.get('tel-traffic') === undefined) customElements.define('tel-traffic', TelTraffic);
