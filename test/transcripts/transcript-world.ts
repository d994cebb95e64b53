import { ProviderWorld } from '../../src/providers/modem/testing/provider-world.js';
import { nullLog, type Log } from '../../src/base/log.js';
import type { ModemProviderDeps } from '../../src/providers/modem/modem-provider.js';
import { chooseProfile, type ModemIdentity, type ModemProfile } from '../../src/providers/modem/profiles.js';
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
  /** What the provider has noted for a technician. */
  readonly logged: string[];
  /** What the modem has said of itself; null before it was asked. */
  readonly asked: { identity: ModemIdentity | null };
  /** The rate that the modem was found at before. */
  readonly likelyRate: number | undefined;
  /** What lineDevSpecific is given and gives back, by the name of the request. */
  readonly blocks = new Map<string, Uint8Array>();
  readonly #voice: number[] = [];
  #met = 0;

  constructor(stimulus: Stimulus) {
    const logged: string[] = [];
    const asked: { identity: ModemIdentity | null } = { identity: null };
    super({
      onVoice: (_line, bytes) => this.#voice.push(...bytes),
      log: logInto(logged),
      profiles: [noProfile(asked)],
      ...rememberedRate(stimulus.likelyRate),
    });
    this.logged = logged;
    this.asked = asked;
    this.likelyRate = stimulus.likelyRate;
    this.cell = new TranscriptModem(this.scheduler, stimulus);
    this.modem = this.cell;
  }

  /** The port of a modem is found, and its line opened once it is there. */
  begin(): void {
    this.cell.inSession = true;
    // What the platform tells the device by: the modem need not be asked for a number of its own.
    const known = this.likelyRate === undefined ? {} : { platformIdentity: 'transcript' };
    const port = {
      key: 'port',
      kind: 'serial',
      label: 'Port',
      permanentLineId: 5,
      transport: this.cell,
      ...known,
    } as const;
    this.provider.addPort(port).then(
      () => {
        this.open();
      },
      (error: unknown) => {
        this.events.push(`not taken into service: ${String(error)}`);
      },
    );
  }

  /** In service, with nothing told. */
  async start(): Promise<void> {
    await this.addModem();
    this.open();
    await this.scheduler.advance(3000);
    this.meet();
    this.events.length = 0;
    this.cell.openings.length = 0;
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

function logInto(logged: string[]): Log {
  const note: Log['info'] = (event, fields = {}) => {
    logged.push([event, ...Object.values(fields)].join(' '));
  };
  return { ...nullLog, debug: note, info: note, warn: note };
}

/** Fits no modem: it is shown what each has said of itself. */
function noProfile(asked: { identity: ModemIdentity | null }): ModemProfile {
  const nobody = {
    manufacturer: '',
    model: '',
    revision: '',
    info: [],
    classes: [],
    callerIdCommand: null,
    cellular: false,
  };
  const fits = (identity: ModemIdentity): boolean => {
    asked.identity = identity;
    return false;
  };
  return { ...chooseProfile(nobody), fits };
}

/** Remembers the rate at which a modem was found, and nothing else. */
function rememberedRate(rate: number | undefined): Pick<Partial<ModemProviderDeps>, 'recognition'> {
  if (rate === undefined) return {};
  const nothing = (): void => undefined;
  return {
    recognition: {
      digest: () => Promise.resolve('digest'),
      likelyRates: () => Promise.resolve([rate]),
      recognise: () => Promise.resolve({ permanentLineId: 5, label: '' }),
      identityOf: () => Promise.resolve(null),
      isOthers: () => Promise.resolve(false),
      learned: nothing,
      labelled: nothing,
      forgotten: nothing,
      left: nothing,
    },
  };
}
