import { TelProvider } from './provider.js';

if (customElements.get('tel-provider') === undefined) customElements.define('tel-provider', TelProvider);
