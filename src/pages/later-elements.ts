/** What the console shows besides its calls: what this page cannot do, the line's services and settings, and the tabs. */
import '../elements/call-log/tel-call-log.js';
import '../elements/capabilities/tel-capabilities.js';
import '../elements/contacts/tel-contacts.js';
import '../elements/host-counters/tel-host-counters.js';
import '../elements/incoming-call/tel-incoming-call.js';
import '../elements/line-facts/tel-line-facts.js';
import '../elements/line-services/tel-line-services.js';
import '../elements/line-settings/tel-line-settings.js';
import '../elements/magic-numbers/tel-magic-numbers.js';
import '../elements/modem-console/tel-modem-console.js';
import '../elements/request-monitor/tel-request-monitor.js';
import '../elements/signal-chart/tel-signal-chart.js';
import '../elements/sim-lock/tel-sim-lock.js';
import '../elements/simulator/tel-simulator.js';
