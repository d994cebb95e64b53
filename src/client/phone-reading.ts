import type { PhoneState } from '../protocol/messages.js';
import { LINEERR, PHONEERR } from '../tspi/generated/errors.js';
import { out, SUCCESS, type Result } from '../tspi/result.js';
import type { PhoneButtonInfo, PhoneStatus } from '../tspi/structures.js';
import { buttonsOf, changes, phoneView, type PhoneView } from './phone-view.js';
import { buttonFunctions, buttonKinds } from './phone-words.js';
import type { Tapi } from './tapi.js';
import type { PhoneButton } from './telephony.js';

/** Results of a reading that may be another one in a moment. */
const PASSING: ReadonlySet<Result> = new Set([
  LINEERR.REQUESTOVERRUN,
  PHONEERR.REQUESTOVERRUN,
  PHONEERR.RESOURCEUNAVAIL,
  PHONEERR.NOMEM,
]);

/** What this page has read of a phone. Outlives the handle by which it was read: what was read last is kept. */
export class PhoneReading {
  view: PhoneView;
  buttons: readonly PhoneButton[];
  #hPhone = 0;
  /** The reading that has begun, and the one that is to follow it. */
  #current: Promise<boolean> | undefined;
  #next: Promise<boolean> | undefined;

  constructor(
    private readonly tapi: Tapi,
    private caps: PhoneState,
    /** Hears what has changed, once the getters say so. */
    private readonly changed: (events: readonly Event[]) => void,
  ) {
    this.view = phoneView(caps, null);
    this.buttons = buttonsOf(caps);
  }

  /** Reads a phone that has just been opened. @returns Whether its state could be read; what cannot be read at all counts as read. */
  async begin(hPhone: number, caps: PhoneState): Promise<boolean> {
    this.#hPhone = hPhone;
    this.caps = caps;
    const former = this.buttons;
    const fresh = buttonsOf(caps);
    this.buttons = fresh.map((button) => (former.length === fresh.length ? (former[button.id] ?? button) : button));
    const read = await this.refresh();
    await this.#readButtons();
    return read;
  }

  /** The handle is dead. */
  end(): void {
    this.#hPhone = 0;
  }

  /**
   * Reads the phone's status after now. One reading is out at a time, and one waits: each change that is told needs one that begins after it, and all that
   * are told meanwhile the same one.
   * @returns As {@link PhoneReading.begin}.
   */
  refresh(): Promise<boolean> {
    if (this.#next !== undefined) return this.#next;
    const next = (this.#current ?? Promise.resolve()).then(async () => {
      this.#current = next;
      this.#next = undefined;
      const read = await this.#readStatus();
      if (this.#current === next) this.#current = undefined;
      return read;
    });
    this.#next = next;
    return next;
  }

  /** Reads a button. @param pressed - Whether it is held down, where that was told. @returns As it is now, or as it was where it cannot be read. */
  async readButton(id: number, pressed?: boolean): Promise<PhoneButton | undefined> {
    const hPhone = this.#hPhone;
    const info = await this.buttonInfo(id);
    const button = this.buttons[id];
    if (button === undefined || hPhone !== this.#hPhone) return button;
    const down = pressed ?? button.pressed;
    const read = info === null ? { ...button, pressed: down } : { ...buttonAs(id, info), pressed: down };
    this.buttons = this.buttons.map((other) => (other.id === id ? read : other));
    if (read.function !== button.function || read.text !== button.text) this.changed([new Event('change')]);
    return read;
  }

  /** PHONEBUTTONINFO of a button; null where it cannot be read. */
  async buttonInfo(id: number): Promise<PhoneButtonInfo | null> {
    const info = out<PhoneButtonInfo | null>(null);
    await this.tapi.phoneGetButtonInfo(this.#hPhone, id, info);
    return info.value;
  }

  async #readStatus(): Promise<boolean> {
    const hPhone = this.#hPhone;
    if (hPhone === 0) return true;
    const status = out<PhoneStatus | null>(null);
    const result = await this.tapi.phoneGetStatus(hPhone, status);
    if (hPhone !== this.#hPhone) return true;
    if (result !== SUCCESS) return !PASSING.has(result);
    const before = this.view;
    this.view = phoneView(this.caps, status.value);
    this.changed(changes(before, this.view));
    return true;
  }

  /** Those whose text PHONECAPS does not tell, one after the other: a phone may have hundreds. */
  async #readButtons(): Promise<void> {
    const hPhone = this.#hPhone;
    for (const { id, kind } of this.buttons) {
      if (kind === 'keypad' || kind === 'none') continue;
      await this.readButton(id);
      if (hPhone !== this.#hPhone) return;
    }
  }
}

function buttonAs(
  id: number,
  { buttonMode, buttonFunction, buttonText }: PhoneButtonInfo,
): Omit<PhoneButton, 'pressed'> {
  return {
    id,
    kind: buttonKinds.word(buttonMode) ?? 'none',
    function: buttonFunctions.word(buttonFunction) ?? 'unknown',
    text: buttonText,
  };
}
