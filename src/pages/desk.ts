import { TelephonyError, type CallEvent, type Line, type Telephony } from '../client/telephony.js';
import { SpeedDial } from './speed-dial.js';

/** The telephony of a page and the line of it that is looked at. A lost telephony is replaced by a new one. */
export class Desk {
  #telephony: Telephony;
  #speedDial: SpeedDial;
  #lineId: number | null = null;
  #watched = new Set<Line>();
  #misconfigured: TelephonyError | null = null;
  #told = false;

  /**
   * @param create - Makes a telephony; called again when a lost one is to be started again.
   * @param changed - Something that a page shows has changed.
   */
  constructor(
    private readonly create: () => Telephony,
    private readonly changed: () => void,
  ) {
    this.#telephony = create();
    this.#speedDial = new SpeedDial(this.#telephony.contacts);
    this.#follow(this.#telephony);
  }

  get telephony(): Telephony {
    return this.#telephony;
  }

  /** Why it could not start, as far as that is for whoever set the page up. */
  get misconfigured(): TelephonyError | null {
    return this.#misconfigured;
  }

  /** Whom the dialpad's keys call. */
  get speedDial(): SpeedDial {
    return this.#speedDial;
  }

  /** The line that is looked at: the first, until another is chosen or rings. */
  get line(): Line | null {
    const { lines } = this.#telephony;
    return lines.find((line) => line.permanentId === this.#lineId) ?? lines[0] ?? null;
  }

  /** Whether the lines of the start are still to be told; that the host is ready is told before. */
  get begins(): boolean {
    return !this.#told && this.line === null && this.#telephony.status !== 'lost';
  }

  /** Whether a call goes on, on whatever line. */
  get busy(): boolean {
    return this.#telephony.lines.some((line) => line.calls.length > 0);
  }

  select(line: Line): void {
    this.#lineId = line.permanentId;
    this.changed();
  }

  startAgain(): void {
    this.#telephony.close();
    this.#lineId = null;
    this.#watched = new Set();
    this.#misconfigured = null;
    this.#told = false;
    this.#telephony = this.create();
    this.#speedDial = new SpeedDial(this.#telephony.contacts);
    this.#follow(this.#telephony);
    this.changed();
  }

  #follow(telephony: Telephony): void {
    const changed = (): void => {
      if (telephony !== this.#telephony) return;
      this.#watchLines();
      this.changed();
    };
    telephony.addEventListener('statuschange', changed);
    telephony.addEventListener('ownershipchange', changed);
    telephony.addEventListener('lineschange', changed);
    telephony.contacts.addEventListener('change', changed);
    telephony.addEventListener('incoming', (event: CallEvent) => {
      if (telephony === this.#telephony && (this.line?.calls.length ?? 0) === 0) this.select(event.call.line);
    });
    // A start that fails is shown by its status, and by what is wrong with the set-up.
    const ready = (): void => {
      if (telephony === this.#telephony) this.#told = true;
      changed();
    };
    telephony.ready.then(ready, (error: unknown) => {
      const wrong = error instanceof TelephonyError && error.code === 'invalidConfiguration';
      if (wrong && telephony === this.#telephony) this.#misconfigured = error;
      changed();
    });
    this.#watchLines();
  }

  #watchLines(): void {
    for (const line of this.#telephony.lines) {
      if (this.#watched.has(line)) continue;
      this.#watched.add(line);
      line.addEventListener('change', this.changed);
    }
  }
}
