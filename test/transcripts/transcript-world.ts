import { ProviderWorld } from '../../src/providers/modem/testing/provider-world.js';
import type { HdCall } from '../../src/tspi/result.js';
import type { Stimulus } from './stimulus.js';
import { TranscriptModem } from './transcript-modem.js';

/** A call by both of its handles. */
export interface NamedCall {
  readonly htCall: number;
  readonly hdCall: HdCall;
}

/** The modem provider with a transcript's modem in service, and the calls of the session by the names that transcripts give them. */
export class TranscriptWorld extends ProviderWorld {
  override namesCalls = true;
  readonly cell: TranscriptModem;
  /** In the order in which they began. */
  readonly calls: NamedCall[] = [];
  /** Calls that the program has dropped, or whose end was told. */
  readonly ending = new Set<number>();
  readonly #voice: number[] = [];
  #met = 0;

  constructor(stimulus: Stimulus) {
    super({ onVoice: (_line, bytes) => this.#voice.push(...bytes) });
    this.cell = new TranscriptModem(this.scheduler, stimulus);
    this.modem = this.cell;
  }

  /** In service, with nothing told. */
  async start(): Promise<void> {
    await this.addModem();
    this.open();
    await this.scheduler.advance(3000);
    this.meet();
    this.events.length = 0;
    this.cell.inSession = true;
  }

  /** `call` is the one that began last, `call 2` the second one; undefined where it has not begun. */
  find(name: string): NamedCall | undefined {
    this.meet();
    const [, digits] = /^call(?: (\d))?$/.exec(name) ?? [];
    return digits === undefined ? this.calls.at(-1) : this.calls[Number(digits) - 1];
  }

  /** The same for a call that must be there. */
  named(name: string): NamedCall {
    const call = this.find(name);
    if (call === undefined) throw new Error(`there is no ${name}`);
    return call;
  }

  /** Calls that are not over. */
  get live(): number {
    this.meet();
    return this.calls.filter(({ hdCall }) => !['none', 'IDLE', 'DISCONNECTED'].includes(this.stateOf(hdCall))).length;
  }

  /** Whether this and no other voice was received, in hexadecimal. Forgets it then. */
  tookVoice(wanted: string): boolean {
    const received = this.#voice.map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
    if (received === wanted) this.#voice.length = 0;
    return received === wanted;
  }

  /** Takes up the calls that were announced. */
  meet(): void {
    for (const hdCall of this.announced.slice(this.#met)) this.calls.push({ htCall: 2000 + ++this.#met, hdCall });
  }
}
