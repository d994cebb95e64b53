import { ContextProvider } from '@lit/context';
import { html, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { createTelephony } from '../../client/index.js';
import type { Line, Telephony, TelephonyEvents } from '../../client/telephony.js';
import type { TelConnectedEvent } from '../port-button/port-button.js';
import { openDialog } from '../shared/confirm-dialog.js';
import { Dialling } from '../shared/dialling.js';
import type { TelDialEvent, TelPickEvent } from '../shared/events.js';
import { Following } from '../shared/following.js';
import { lineContext, telephonyContext } from '../shared/from-provider.js';
import { sentences } from '../shared/sentences.js';
import { TelElement } from '../shared/tel-element.js';
import { optionsOf } from './options.js';
import { providerStyles } from './provider.styles.js';

/**
 * Gives a telephony and a line to the elements inside, so that a page works without a line of script of its own:
 *
 *     <tel-provider simulator><tel-dialpad></tel-dialpad><tel-call-panel></tel-call-panel></tel-provider>
 *
 * An element inside takes both from the closest provider, as long as the page sets neither. The provider dials what is asked for inside (`tel-dial`) on its line,
 * when the event has gone up to the window: whoever cancels the event, or stops it, keeps it. An emergency number on a real line is asked for first. What cannot be dialled
 * is told in the dialpad. Without `simulator` there are real modems only: put a `tel-port-button` inside.
 *
 * The attributes are read when the provider comes into the document, and again when one is changed: calls of before end then.
 *
 * @summary A telephony for the elements inside.
 * @slot - The elements that use it.
 */
export class TelProvider extends TelElement {
  static override styles = [TelElement.styles, providerStyles];
  protected static override provided = [] as const;

  /** Plugs simulated modems in: their names with spaces or commas between, the voice modem where it is empty (`simulatedModemNames`). */
  @property() simulator: string | null = null;
  /** Connects the simulated office exchange. */
  @property({ type: Boolean }) exchange = false;
  /** Keeps a log of the calls in this browser, for `tel-call-log`; without it nothing of any call is kept. */
  @property({ type: Boolean, attribute: 'call-log' }) callLog = false;
  /** `false` keeps the lines from the other tabs of the site. */
  @property({ attribute: 'shared-lines' }) sharedLines: string | null = null;
  /** `monitor` only watches. */
  @property() rights: string | null = null;
  /** Where the telephony runs: `auto` in a worker, `page` on the page. */
  @property() host: string | null = null;
  /** The name of the line that is looked at; the first where it is empty or there is none of it. */
  @property({ attribute: 'line-name' }) lineName = '';
  /** The telephony that the elements inside get: made by the attributes, or the page's own, which is then left open at the end. */
  @property({ attribute: false }) telephony: Telephony | null = null;

  readonly #dialling = new Dialling({
    words: () => this.strings,
    dialpad: () => this.querySelector('tel-dialpad'),
    update: () => {
      this.requestUpdate();
    },
  });
  #own: Telephony | null = null;
  #chosen: Line | null = null;
  readonly #telephonies = new ContextProvider(this, { context: telephonyContext, initialValue: null });
  readonly #lines = new ContextProvider(this, { context: lineContext, initialValue: null });
  readonly #events = new Following<TelephonyEvents>(this, ['statuschange', 'lineschange']);
  readonly #offers = new Following<TelephonyEvents>(this, ['incoming'], () => {
    this.#lookAtOffer();
  });

  constructor() {
    super();
    this.addEventListener('tel-dial', this.#onDial);
    this.addEventListener('tel-pick', this.#onPick);
    this.addEventListener('tel-connected', (event: TelConnectedEvent) => {
      this.currentLine = event.line;
    });
  }

  /** The line that the elements inside get, and that `tel-dial` dials on; null while there is none. */
  get currentLine(): Line | null {
    const lines = this.telephony?.lines ?? [];
    const chosen = lines.find((line) => line === this.#chosen) ?? lines.find((line) => line.name === this.lineName);
    return chosen ?? lines[0] ?? null;
  }

  set currentLine(line: Line | null) {
    this.#chosen = line;
    this.requestUpdate();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#end();
  }

  override render(): TemplateResult {
    return html`<slot></slot>${this.#dialling.renderQuestion()}`;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const asked = (['simulator', 'exchange', 'callLog', 'sharedLines', 'rights', 'host'] as const).some((name) =>
      changed.has(name),
    );
    if (this.isConnected && this.telephony === this.#own && (asked || this.#own === null)) this.#begin();
    this.#events.follow(this.telephony);
    this.#offers.follow(this.telephony);
    this.#telephonies.setValue(this.telephony);
    this.#lines.setValue(this.currentLine);
  }

  protected override updated(): void {
    openDialog(this.renderRoot);
  }

  #begin(): void {
    this.#end();
    this.#own = createTelephony(optionsOf(this));
    // What went wrong stands in its status, which the elements inside show.
    this.#own.ready.catch(() => undefined);
    this.telephony = this.#own;
  }

  /** Closes what this element has made. */
  #end(): void {
    if (this.#own === null) return;
    this.#own.close();
    if (this.telephony === this.#own) this.telephony = null;
    this.#own = null;
  }

  /** A call that is offered on a line that is not looked at is shown, unless a call goes on here. */
  #lookAtOffer(): void {
    if ((this.currentLine?.calls.length ?? 0) > 0) return;
    const offered = this.telephony?.lines.find(({ calls }) => calls.some(({ state }) => state === 'offering'));
    if (offered !== undefined) this.currentLine = offered;
  }

  readonly #onPick = (event: TelPickEvent): void => {
    this.#dialling.pick(event.number);
  };

  /** After everybody else on the way up, so that a listener of the page on this very element can still cancel it. */
  readonly #onDial = (event: TelDialEvent): void => {
    window.addEventListener(
      'tel-dial',
      (last) => {
        if (last === event && !event.defaultPrevented && !this.#take(event.number)) event.preventDefault();
      },
      { once: true },
    );
  };

  /** Whether the number is on its way. */
  #take(number: string): boolean {
    const line = this.currentLine;
    if (line !== null) return this.#dialling.take(line, number);
    const { what, next } = this.strings.line.none;
    this.#dialling.refuse(sentences(what, next));
    return false;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tel-provider': TelProvider;
  }
}
