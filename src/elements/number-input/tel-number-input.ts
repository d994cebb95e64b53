import { TelNumberInput } from './number-input.js';

if (customElements.get('tel-number-input') === undefined) customElements.define('tel-number-input', TelNumberInput);
