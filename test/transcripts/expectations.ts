import { serviceExpectations } from './service-expectations.js';
import type { TranscriptWorld } from './transcript-world.js';
import { deviceHolds } from './device-expectations.js';
import { CONFERENCE_HANDLE } from './requests.js';

/** LINECALLSTATE, by the word of a transcript. */
const states: Readonly<Record<string, string>> = {
  dialing: 'DIALING',
  ringback: 'RINGBACK',
  connected: 'CONNECTED',
  onhold: 'ONHOLD',
  conferenced: `CONFERENCED in ${CONFERENCE_HANDLE}`,
  idle: 'IDLE',
};

/** LINEDISCONNECTMODE, by the word of a transcript. TAPI has no mode for a call that nobody answered: what is told is NORMAL or UNKNOWN. */
const disconnects: Readonly<Record<string, readonly string[]>> = {
  normal: ['NORMAL'],
  busy: ['BUSY'],
  reject: ['REJECT'],
  noDialtone: ['NODIALTONE'],
  unavailable: ['UNAVAIL'],
  missed: ['NORMAL', 'UNKNOWN'],
};

/** Why a caller's number is not told, as LINECALLPARTYID has it. */
const withheld: Readonly<Record<string, number>> = { withheld: 0x1, 'reason=outOfArea': 0x2 };

/** What may be told although no expectation is about it, and why. */
const ALSO_TOLD: readonly (readonly [RegExp, string])[] = [
  [/^reply \d+ SUCCESS$/, 'a request has completed; that one fails is never left out'],
  [/^\d+ NEWCALL$/, 'comes before OFFERING'],
  [/^\d+ PROCEEDING$/, 'comes between DIALING and RINGBACK, where the list shows the call'],
  [/^\d+ LINE_CALLINFO$/, 'the number came after the call'],
  [/^\d+ POSSIBLE$/, 'what a call can do beside the others: transcripts say what calls do'],
  [/^LINE_ADDRESSSTATE$/, 'what is forwarded has changed'],
  [/^service ready none$/, 'the network is told with the service of the line'],
  [/^RINGING \d+$/, 'rings are expected by `ring`, where they are'],
  [
    /^service (?:closed|opening|ready) /,
    'how far a line that is coming into service has come; that one is lost or fails is never left out',
  ],
  [/^(?:INSERVICE|OUTOFSERVICE|ROAMMODE|SIGNAL)$/, 'what has become known of the network'],
  [new RegExp(`^${CONFERENCE_HANDLE} `), 'the call that stands for a conference is of TAPI only'],
];

/** Checks the expectations of a transcript against what the host was told since the session began. */
export class Expectations {
  readonly #world: TranscriptWorld;
  /** Calls that were offered before the transcript says so: it does once the caller is known. */
  readonly #ahead = new Set<string>();
  /** What a request was refused with at once. */
  refusal: string | null = null;

  constructor(world: TranscriptWorld) {
    this.#world = world;
  }

  /** Whether an expectation holds now; what was told and shows it, is taken. Throws for one that has no meaning here. */
  holds(text: string): boolean {
    const { events, live } = this.#world;
    const service = serviceExpectations[text];
    if (service !== undefined) return service(this.#world);
    if (/^refused \w+ noBytesSent$/.test(text)) return this.#refusedUnsent();
    const [, name = '', state = '', detail = ''] = /^(call(?: \d)?) ([a-z]+)(?: (.*))?$/.exec(text) ?? [];
    if (state === 'offering') return this.#offered(name, detail);
    if (state === 'disconnected') return this.#disconnected(name, detail);
    if (states[state] !== undefined) return this.#took(`${this.#world.named(name).htCall} ${states[state]}`);
    const [, calls] = /^calls (\d)$/.exec(text) ?? [];
    if (calls !== undefined) return live === Number(calls);
    const [, rings] = /^ring (\d)$/.exec(text) ?? [];
    // TAPI counts rings from 0 (LINE_LINEDEVSTATE).
    if (rings !== undefined) return this.#took(`RINGING ${Number(rings) - 1}`);
    // Whatever came is of no call: nothing was told.
    if (text === 'ignored noCall') return events.length === 0;
    // Before the first RING: the call is offered already, with why its number is not told.
    if (text === 'callerId outOfArea') return this.#flags('call') === withheld['reason=outOfArea'];
    if (text === 'operation transfer refused') return this.#refused();
    const [, heard] = /^dtmf ([0-9A-D*#])$/.exec(text) ?? [];
    if (heard !== undefined) return this.#took(`${this.#world.named('call').htCall} DIGIT ${heard}`);
    if (text === 'digits sent') return this.#took(`${this.#world.named('call').htCall} GENERATE DONE 1`);
    const [, audio] = /^audio ([0-9a-f ]+)$/.exec(text) ?? [];
    if (audio !== undefined) return this.#world.tookVoice(audio);
    // Busy tone in a connected call: the other end is gone.
    if (text === 'event busyTone') return this.#disconnected('call', 'normal');
    const device = deviceHolds({ world: this.#world, took: (event) => this.#took(event) }, text);
    if (device !== undefined) return device;
    throw new Error(`no expectation is called "${text}"`);
  }

  /** What was told, and should have been expected. Forgets all of it. */
  unexpected(): readonly string[] {
    const told = this.#world.events.splice(0);
    if (this.refusal !== null) told.push(`refused ${this.refusal}`);
    for (const event of told) if (event.endsWith(' OFFERING')) this.#ahead.add(event);
    return told.filter(
      (event) => !ALSO_TOLD.some(([pattern]) => pattern.test(event)) && !this.#ahead.has(event) && !this.#isLast(event),
    );
  }

  /** Offers that no expectation was about. */
  get neverExpected(): readonly string[] {
    return [...this.#ahead];
  }

  #flags(name: string): number | undefined {
    const call = this.#world.find(name);
    return call === undefined ? undefined : this.#world.infoOf(call.hdCall)?.callerIdFlags;
  }

  #offered(name: string, detail: string): boolean {
    const call = this.#world.find(name);
    if (call === undefined) return false;
    const { htCall, hdCall } = call;
    const info = this.#world.infoOf(hdCall);
    const number = /number=(\S+)/.exec(detail)?.[1];
    const caller = /name="([^"]*)"/.exec(detail)?.[1];
    const reason = withheld[detail];
    if (number !== undefined && info?.callerId !== number) return false;
    if (caller !== undefined && info?.callerIdName !== caller) return false;
    if (reason !== undefined && (info?.callerIdFlags !== reason || info.callerId !== '')) return false;
    const event = `${htCall} OFFERING`;
    return this.#ahead.delete(event) || this.#took(event);
  }

  #disconnected(name: string, why: string): boolean {
    const { htCall } = this.#world.named(name);
    // A call that the program has dropped goes to IDLE at once (lineDrop): nobody needs to be told why it ended.
    if (why === 'cancelled' || ((why === 'normal' || why === 'rejected') && this.#world.ending.has(htCall)))
      return this.#world.events.includes(`${htCall} IDLE`);
    const modes = disconnects[why];
    if (modes === undefined) throw new Error(`no call is disconnected "${why}"`);
    const told = modes.some((mode) => this.#took(`${htCall} DISCONNECTED ${mode}`));
    if (told) this.#world.ending.add(htCall);
    return told;
  }

  /** The number was refused at once, and nothing of it was sent. */
  #refusedUnsent(): boolean {
    const { refusal } = this;
    this.refusal = null;
    return refusal === 'INVALADDRESS' && !this.#world.cell.extras.some((line) => line.startsWith('ATD'));
  }

  /** The request failed, at once or later. */
  #refused(): boolean {
    const { refusal } = this;
    this.refusal = null;
    if (refusal !== null) return true;
    const failure = this.#world.events.find((event) => /^reply \d+ (?!SUCCESS)/.test(event));
    return failure !== undefined && this.#took(failure);
  }

  /** IDLE of a call that has ended. */
  #isLast(event: string): boolean {
    const [, htCall] = /^(\d+) IDLE$/.exec(event) ?? [];
    return htCall !== undefined && this.#world.ending.has(Number(htCall));
  }

  #took(event: string | RegExp): boolean {
    const { events } = this.#world;
    const at = typeof event === 'string' ? events.indexOf(event) : events.findIndex((one) => event.test(one));
    if (at >= 0) events.splice(at, 1);
    return at >= 0;
  }
}
