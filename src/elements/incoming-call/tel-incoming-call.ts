import { TelIncomingCall } from './incoming-call.js';

if (customElements.get('tel-incoming-call') === undefined) customElements.define('tel-incoming-call', TelIncomingCall);
