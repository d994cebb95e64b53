import { TelOwnership } from './ownership.js';

if (customElements.get('tel-ownership') === undefined) customElements.define('tel-ownership', TelOwnership);
