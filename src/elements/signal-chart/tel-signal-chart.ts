import { TelSignalChart } from './signal-chart.js';

if (customElements.get('tel-signal-chart') === undefined) customElements.define('tel-signal-chart', TelSignalChart);
