import { TelCallList } from './call-list.js';

if (customElements.get('tel-call-list') === undefined) customElements.define('tel-call-list', TelCallList);
