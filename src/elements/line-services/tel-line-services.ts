import { TelLineServices } from './line-services.js';

if (customElements.get('tel-line-services') === undefined) customElements.define('tel-line-services', TelLineServices);
