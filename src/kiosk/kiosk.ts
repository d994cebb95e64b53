import { render } from 'lit';
import type { Scheduler, Timer } from '../base/clock.js';
import type { Telephony } from '../client/telephony.js';
import { openDialog } from '../elements/shared/confirm-dialog.js';
import { NO_MODIFIERS, MAX_DIAL_LENGTH, parseDialString } from '../numbers/dial-string.js';
import type { KioskFile } from '../policy/kiosk-file.js';
import { emergencyPart, type KioskConfig, type KioskDestination, type KioskLanguage } from '../policy/kiosk-schema.js';
import { calmTouch, watchUse } from './calm-touch.js';
import { IdleWatch, type Patience } from './idle-watch.js';
import { KioskLine } from './kiosk-line.js';
import { renderKiosk } from './render-kiosk.js';
import { directionOf } from './locale/words.js';
import { nextScreen, type KioskEvent, type Screen } from './screens.js';
import { inLanguage, newVisit, type Visit } from './visit.js';
import { VisitCalls, type VisitDesk } from './visit-calls.js';
import type { KioskActions } from './views/view.js';

/** How often a file that cannot be used is looked at again. */
const AGAIN_MS = 15_000;
/** How long what became of a call stands there until it is asked whether anybody still does; never longer than the kiosk's patience. */
const ENDED_QUIET_MS = 10_000;

/** What a kiosk stands on. */
export interface KioskParts {
  readonly root: HTMLElement;
  readonly scheduler: Scheduler;
  /** Makes the telephony, on this kind of line; again when one has stopped. */
  readonly create: (line: KioskConfig['line']) => Telephony;
  readonly readFile: () => Promise<KioskFile>;
  /** The file's address, for the operator; pictures are found from it. */
  readonly fileUrl: string;
  /** What is spoken while there is no file to say so. */
  readonly language: KioskLanguage;
  /** Told while nobody is there, each time that the screen is drawn: the page may be loaded again then. */
  readonly rested?: () => void;
}

/** The kiosk: which screen there is, and the visit. Everything else is the line's and the file's. */
export class Kiosk implements VisitDesk {
  screen: Screen = 'attract';
  visit: Visit;
  /** The file, once it has been read or given up. */
  file: KioskFile | null = null;
  readonly line: KioskLine;
  readonly idle: IdleWatch;
  readonly #calls = new VisitCalls(this);
  #kind: KioskConfig['line'] | null = null;
  #patience = '';
  #shown: Screen | 'nothing' = 'nothing';
  #tick: Timer | null = null;

  constructor(readonly parts: KioskParts) {
    const { scheduler, root } = parts;
    this.visit = newVisit(parts.language);
    this.line = new KioskLine(scheduler, {
      changed: () => {
        this.#calls.changed();
        if (this.visit.waiting && this.line.fault !== 'starting') this.#calls.dial();
        this.update();
      },
      incoming: (call) => {
        this.#calls.incoming(call);
      },
    });
    this.idle = new IdleWatch(
      scheduler,
      () => {
        this.update();
      },
      () => {
        this.#reset();
      },
    );
    watchUse(root.ownerDocument, () => {
      this.idle.used();
    });
    calmTouch(root.ownerDocument);
    this.update();
    void this.#read();
  }

  get scheduler(): Scheduler {
    return this.parts.scheduler;
  }

  /** The file's content; null while there is none that can be used. */
  get config(): KioskConfig | null {
    return this.file?.ok === true ? this.file.config : null;
  }

  get defaultLanguage(): KioskLanguage {
    return this.config?.languages[0] ?? this.parts.language;
  }

  get emergencyNumber(): string {
    const { file } = this;
    if (file === null) return '112';
    return file.ok ? file.config.emergencyNumber : emergencyPart(file.input).emergencyNumber;
  }

  /** Whether nobody is there: nothing of a visit is begun, and there is no call. */
  get atRest(): boolean {
    const { screen, visit } = this;
    return screen === 'attract' && !visit.asking && visit.language === this.defaultLanguage;
  }

  /** Renders what is so now. */
  update(): void {
    const { root } = this.parts;
    const document = root.ownerDocument;
    const { language } = this.visit;
    document.documentElement.lang = language;
    document.documentElement.dir = directionOf(language);
    if (this.config !== null) document.title = inLanguage(this.config.title, language, this.config.languages);
    this.#watchIdleness();
    render(renderKiosk(this), root);
    openDialog(root);
    if (this.#shown !== 'nothing' && this.#shown !== this.screen)
      root.querySelector<HTMLElement>(this.screen === 'number' ? '#number' : '#title')?.focus({ preventScroll: true });
    this.#shown = this.screen;
    this.#keepCounting();
    if (this.atRest) this.parts.rested?.();
  }

  readonly act: KioskActions = {
    begin: () => {
      this.go('begin');
    },
    speak: (language) => {
      this.visit.language = language;
      this.go('begin');
    },
    callDestination: (destination: KioskDestination) => {
      this.#calls.call({ kind: 'destination', destination });
    },
    openPad: () => {
      this.go('openPad');
    },
    setNumber: (number) => {
      this.visit.number = number;
      this.visit.problem = null;
      this.update();
    },
    callNumber: () => {
      this.#callNumber();
    },
    back: () => {
      this.visit = newVisit(this.visit.language);
      this.go('back');
    },
    answer: () => {
      this.visit.call?.answer().catch(() => undefined);
    },
    hangUp: () => {
      if (this.visit.waiting) {
        this.#calls.over('cancelled');
        return;
      }
      this.visit.hangingUp = true;
      const { call } = this.visit;
      call?.drop().catch(() => {
        // Where it could not be hung up it goes on, and can be tried again.
        if (this.visit.call === call) this.visit.hangingUp = false;
        this.update();
      });
      this.update();
    },
    toggleKeypad: () => {
      this.visit.keypad = !this.visit.keypad;
      this.update();
    },
    press: (digit) => {
      this.visit.pressed += digit;
      this.visit.call?.sendDigits(digit).catch(() => undefined);
      this.update();
    },
    lifted: () => {
      const { visit } = this;
      visit.call?.handOff().catch(() => {
        visit.notLifted = true;
        this.update();
      });
    },
    callAgain: () => {
      const { party } = this.visit;
      if (party !== null && party.kind !== 'caller') this.#calls.call(party);
    },
    done: () => {
      this.#reset();
    },
    stay: () => {
      this.idle.used();
    },
    askEmergency: () => {
      this.askEmergency();
    },
    leaveEmergency: () => {
      this.visit.asking = false;
      this.update();
    },
    callEmergency: () => {
      this.visit.asking = false;
      this.#calls.callEmergency();
    },
  };

  askEmergency(): void {
    this.visit.asking = true;
    this.update();
  }

  // --- the file --------------------------------------------------------------------------------------------------------

  async #read(): Promise<void> {
    const { readFile, scheduler, create } = this.parts;
    const file = await readFile();
    this.file = file;
    const kind = file.ok ? file.config.line : emergencyPart(file.input).line;
    const mended = file.ok && this.#kind !== null;
    // A new host reads the mended file at once; in a call, the one that there is finds it by itself.
    if (kind !== this.#kind || (mended && this.visit.call === null)) {
      this.#kind = kind;
      this.line.start(() => create(kind));
    }
    if (file.ok) {
      this.visit.language = this.#spoken(file.config);
      this.#loadPictures(file.config);
    } else scheduler.after(AGAIN_MS, () => void this.#read());
    this.update();
  }

  /** So that they are there when somebody comes. */
  #loadPictures({ destinations }: KioskConfig): void {
    for (const { picture } of destinations)
      if (picture !== undefined) new Image().src = new URL(picture, this.parts.fileUrl).href;
  }

  /** Whoever was there before the file keeps the language, where the kiosk speaks it. */
  #spoken({ languages }: KioskConfig): KioskLanguage {
    const { language } = this.visit;
    const chosen = language !== this.parts.language && languages.includes(language);
    return chosen ? language : (languages[0] ?? language);
  }

  // --- the way of a visit ----------------------------------------------------------------------------------------------

  /** Goes where an event leads. */
  go(event: KioskEvent): void {
    this.screen = nextScreen(this.screen, event);
    this.update();
  }

  /** Nothing of the visitor stays. */
  #reset(): void {
    if (this.screen === 'call') return;
    this.visit = newVisit(this.defaultLanguage);
    this.parts.root.querySelector('main')?.scrollTo(0, 0);
    this.go('reset');
  }

  #callNumber(): void {
    const { visit } = this;
    const parsed = parseDialString(visit.number, NO_MODIFIERS);
    if (parsed.ok) {
      this.#calls.call({ kind: 'number', number: parsed.dialString.digits });
      return;
    }
    const tooLong = visit.number.replace(/\D/g, '').length > MAX_DIAL_LENGTH;
    visit.problem = visit.number.trim() === '' ? 'empty' : tooLong ? 'tooLong' : 'wrong';
    this.update();
    this.parts.root.querySelector<HTMLElement>('#number')?.focus();
  }

  // --- time ------------------------------------------------------------------------------------------------------------

  /** How long nobody may be there; null where there is nothing to take back, or a call goes on. */
  get #idlePatience(): Patience | null {
    const { screen, config } = this;
    if (screen === 'call' || this.atRest) return null;
    const quietMs = (config?.idleSeconds ?? 60) * 1000;
    const warningMs = (config?.warningSeconds ?? 20) * 1000;
    return { quietMs: screen === 'ended' ? Math.min(quietMs, ENDED_QUIET_MS) : quietMs, warningMs };
  }

  #watchIdleness(): void {
    const patience = this.#idlePatience;
    const key = patience === null ? '' : `${this.screen} ${patience.quietMs} ${patience.warningMs}`;
    if (key === this.#patience) return;
    this.#patience = key;
    this.idle.watch(patience);
  }

  /** A call's length is shown as it grows. */
  #keepCounting(): void {
    const counts = this.screen === 'call' && this.visit.call?.connectedAtMs != null;
    if (!counts) {
      this.#tick?.cancel();
      this.#tick = null;
      return;
    }
    this.#tick ??= this.parts.scheduler.after(1000, () => {
      this.#tick = null;
      this.update();
    });
  }
}
