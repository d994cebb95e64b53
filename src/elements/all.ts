/** Registers every element. Safe to import where there is no document: nothing is read from it before an element stands in one. */
import './call-panel/tel-call-panel.js';
import './capabilities/tel-capabilities.js';
import './dialpad/tel-dialpad.js';
import './host-counters/tel-host-counters.js';
import './line-services/tel-line-services.js';
import './line-settings/tel-line-settings.js';
import './line-status/tel-line-status.js';
import './magic-numbers/tel-magic-numbers.js';
import './ownership/tel-ownership.js';
import './port-button/tel-port-button.js';
import './provider/tel-provider.js';
import './request-monitor/tel-request-monitor.js';
import './sim-lock/tel-sim-lock.js';
import './traffic/tel-traffic.js';
