import { TelDialpad } from './dialpad.js';

if (customElements.get('tel-dialpad') === undefined) customElements.define('tel-dialpad', TelDialpad);
