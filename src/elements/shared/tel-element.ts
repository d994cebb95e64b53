import { LitElement, type CSSResultGroup } from 'lit';
import { strings, type Strings } from '../locale/strings.js';
import { tokenStyles } from '../tokens/tokens.js';
import { baseStyles } from './base.styles.js';
import { languageOf, watchLanguage } from './language.js';

/** What all elements are: tokens with defaults, shared styles, and strings in the language of the closest `lang` attribute. */
export class TelElement extends LitElement {
  static override styles: CSSResultGroup = [tokenStyles, baseStyles];

  constructor() {
    super();
    let unwatch: (() => void) | null = null;
    this.addController({
      hostConnected: () => {
        unwatch = watchLanguage(() => {
          this.requestUpdate();
        });
      },
      hostDisconnected: () => {
        unwatch?.();
      },
    });
  }

  /** The language of the element's text, for Intl; English where the page says none. */
  protected get language(): string {
    return languageOf(this) || 'en';
  }

  protected get strings(): Strings {
    return strings(this.language);
  }
}
