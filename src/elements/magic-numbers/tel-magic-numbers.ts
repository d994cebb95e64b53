import { TelMagicNumbers } from './magic-numbers.js';

if (customElements.get('tel-magic-numbers') === undefined) customElements.define('tel-magic-numbers', TelMagicNumbers);
