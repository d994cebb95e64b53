import { TelSignalMeter } from './signal-meter.js';

if (customElements.get('tel-signal-meter') === undefined) customElements.define('tel-signal-meter', TelSignalMeter);
