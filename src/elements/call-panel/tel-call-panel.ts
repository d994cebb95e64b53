import { TelCallPanel } from './call-panel.js';

if (customElements.get('tel-call-panel') === undefined) customElements.define('tel-call-panel', TelCallPanel);
