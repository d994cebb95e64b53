import { TelLineSettings } from './line-settings.js';

if (customElements.get('tel-line-settings') === undefined) customElements.define('tel-line-settings', TelLineSettings);
