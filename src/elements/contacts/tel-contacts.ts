import { TelContacts } from './contacts.js';

if (customElements.get('tel-contacts') === undefined) customElements.define('tel-contacts', TelContacts);
