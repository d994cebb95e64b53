import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { pageAlerts, type Alerts } from '../incoming-call/page-alerts.js';
import { Following } from '../shared/following.js';
import { icons } from '../shared/icons.js';
import { TelElement } from '../shared/tel-element.js';
import { pageSounds, type Sounds } from '../sound/sounds.js';
import { ringerStyles } from './ringer.styles.js';

/**
 * Whether calls ring aloud: a browser lets a page make sounds only after a press, so until then this is a button; then it mutes, and sets how loud. The first press
 * anywhere on the page counts as well. Beside it, notifications, which are asked for only by a press.
 *
 * @summary Lets calls ring aloud, and notify.
 * @csspart base - The whole.
 */
export class TelRinger extends TelElement {
  static override styles = [TelElement.styles, ringerStyles];

  /** What is made loud or mute. */
  @property({ attribute: false }) sounds: Sounds = pageSounds;
  /** How a person is asked for notifications. */
  @property({ attribute: false }) alerts: Alerts = pageAlerts;

  readonly #soundEvents = new Following<{ change: Event }>(this, ['change']);

  override connectedCallback(): void {
    super.connectedCallback();
    this.sounds.open();
    this.ownerDocument.addEventListener('click', this.#onPress, true);
    this.ownerDocument.addEventListener('keydown', this.#onPress, true);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopWaiting();
  }

  override render(): TemplateResult {
    const words = this.strings.experience.ringer;
    const { state, muted, volume } = this.sounds;
    const heard = state === 'ready' && !muted;
    const said =
      state === 'refused' ? words.refused : state !== 'ready' ? words.waiting : muted ? words.muted : words.ready;
    return html`<section part="base" aria-label=${words.label}>
      <div class="row">
        <span class="sign">${heard ? icons.speaker : icons.silent}</span>
        <p class="quiet" role="status">${said}</p>
        ${state === 'ready' ? this.#renderVolume(volume) : nothing}
        ${
          state === 'refused'
            ? nothing
            : state === 'ready'
              ? html`<button
                  type="button"
                  class="button outline ${muted ? 'on' : ''}"
                  aria-pressed=${muted ? 'true' : 'false'}
                  @click=${() => {
                    this.sounds.muted = !muted;
                  }}
                >
                  ${words.mute}
                </button>`
              : html`<button type="button" class="button outline" @click=${this.#onPress}>${words.enable}</button>`
        }
      </div>
      ${this.#renderNotifications()}
    </section>`;
  }

  protected override willUpdate(): void {
    this.#soundEvents.follow(this.sounds);
    if (this.sounds.state === 'ready' || this.sounds.state === 'refused') this.#stopWaiting();
  }

  #renderVolume(volume: number): TemplateResult {
    return html`<label class="volume"
      >${this.strings.experience.ringer.volume}
      <input
        type="range"
        min="0"
        max="1"
        step="0.1"
        .value=${String(volume)}
        @input=${(event: Event) => {
          this.sounds.volume = (event.target as HTMLInputElement).valueAsNumber;
        }}
      />
    </label>`;
  }

  #renderNotifications(): TemplateResult | typeof nothing {
    const words = this.strings.experience.ringer;
    const { permission } = this.alerts;
    if (permission === 'absent') return nothing;
    const said = { granted: words.notifies, denied: words.notifyDenied, default: '' }[permission];
    return html`<div class="row">
      <p class="quiet" role="status">${said}</p>
      ${
        permission === 'default'
          ? html`<button type="button" class="button outline" @click=${this.#askPermission}>${words.notify}</button>`
          : nothing
      }
    </div>`;
  }

  readonly #askPermission = (): void => {
    const shown = (): void => {
      this.requestUpdate();
    };
    this.alerts.askPermission().then(shown, shown);
  };

  readonly #onPress = (): void => {
    void this.sounds.unlock();
  };

  #stopWaiting(): void {
    this.ownerDocument.removeEventListener('click', this.#onPress, true);
    this.ownerDocument.removeEventListener('keydown', this.#onPress, true);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tel-ringer': TelRinger;
  }
}
