/**
 * For tests that start hosts in simulated time: what `compose` loads apart is here before. Loading takes real time, and simulated time
 * does not wait for it.
 */
import '../../core/js-core.js';
import '../../transports/web-usb.js';
import '../call-keeper.js';
import '../dial-policies.js';
import '../exchange.js';
import '../simulated-lines.js';
