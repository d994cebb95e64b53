/** What the console needs for a call: its first load has these elements, and those of `later-elements.ts` come after the first picture. */
import '../elements/call-panel/tel-call-panel.js';
import '../elements/dialpad/tel-dialpad.js';
import '../elements/line-status/tel-line-status.js';
import '../elements/ownership/tel-ownership.js';
import '../elements/port-button/tel-port-button.js';
import '../elements/ringer/tel-ringer.js';
import '../elements/signal-meter/tel-signal-meter.js';
