import { LitElement, type CSSResultGroup } from 'lit';
import { intlTag } from '../locale/languages.js';
import { strings, watchStrings, type Strings } from '../locale/strings.js';
import { tokenStyles } from '../tokens/tokens.js';
import { baseStyles } from './base.styles.js';
import { takeFromProvider, type Provided } from './from-provider.js';
import { languageOf, watchLanguage } from './language.js';

/** What all elements are: tokens with defaults, shared styles, strings in the language of the closest `lang` attribute, and what a tel-provider gives. */
export class TelElement extends LitElement {
  static override styles: CSSResultGroup = [tokenStyles, baseStyles];
  /** Which of its properties a tel-provider around it fills, where it has them. */
  protected static provided: readonly Provided[] = ['telephony', 'line'];

  constructor() {
    super();
    const update = (): void => {
      this.requestUpdate();
    };
    takeFromProvider(this, (this.constructor as typeof TelElement).provided);
    let watches: (() => void)[] = [];
    this.addController({
      hostConnected: () => {
        watches = [watchLanguage(update), watchStrings(update)];
      },
      hostDisconnected: () => {
        for (const unwatch of watches) unwatch();
      },
    });
  }

  /** The language of the element's text, for Intl; English where the page says none. */
  protected get language(): string {
    return intlTag(languageOf(this));
  }

  protected get strings(): Strings {
    return strings(this.language);
  }
}
