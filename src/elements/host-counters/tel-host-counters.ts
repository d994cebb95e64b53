import { TelHostCounters } from './host-counters.js';

if (customElements.get('tel-host-counters') === undefined) customElements.define('tel-host-counters', TelHostCounters);
