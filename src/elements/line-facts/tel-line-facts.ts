import { TelLineFacts } from './line-facts.js';

if (customElements.get('tel-line-facts') === undefined) customElements.define('tel-line-facts', TelLineFacts);
