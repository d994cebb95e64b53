import { LINECALLSTATE, LINEMEDIAMODE, LINEPARKMODE } from '../tspi/generated/constants.js';
import { out, resultName, type HdCall, type HdLine, type HdPhone, type HtLine } from '../tspi/result.js';
import type { LineAddressCaps } from '../tspi/structures.js';
import type { Bench } from './bench.js';
import { invocationOf } from './invocations/all.js';
import { capabilitiesOf, completionMode, parkMode, type Capabilities } from './invocations/capabilities.js';
import type { Slots, Stage } from './invocations/invocation.js';
import { reached } from './outcome.js';
import type { TrackedCall, TrackedLine } from './tracked.js';
import { stateName } from './transitions.js';

const { BUSY, CONNECTED, CONFERENCED, DIALTONE, OFFERING, ONHOLD, ONHOLDPENDCONF, ONHOLDPENDTRANSFER } = LINECALLSTATE;
const { PROCEEDING, RINGBACK, DISCONNECTED, IDLE } = LINECALLSTATE;

/** How long a call elsewhere may take until it rings, ms. */
const RINGS_WITHIN_MS = 5000;

const NO_SLOTS: Slots = {
  device: 0,
  phoneDevice: 0,
  line: 0 as HdLine,
  htLine: 0 as HtLine,
  call: 0 as HdCall,
  other: 0 as HdCall,
  phone: 0 as HdPhone,
  address: null,
  completionId: 0,
};

/** Takes a provider to where a function can be expected to do something. */
export class Stages {
  #capabilities: Capabilities | undefined;

  constructor(readonly bench: Bench) {}

  get capabilities(): Capabilities {
    return (this.#capabilities ??= capabilitiesOf(this.bench));
  }

  /** LINEADDRESSCAPS of a line's first address. */
  addressCaps(deviceId: number): LineAddressCaps | null {
    const caps = out<LineAddressCaps | null>(null);
    this.bench.sync('lineGetAddressCaps', (p) => p.lineGetAddressCaps(deviceId, 0, this.bench.version, 0, caps));
    return caps.value;
  }

  /** @throws Unreached where the provider does not get there. */
  async reach(stage: Stage): Promise<Slots> {
    if (stage === 'session') return this.#devices();
    if (stage === 'phone') return this.#phone();
    const line = this.line();
    const base = { ...this.#devices(), line: line.hdLine as HdLine, htLine: line.htLine };
    if (stage === 'ringingElsewhere') return { ...base, address: await this.#ringsElsewhere() };
    const first = await this.#firstCall(stage, base);
    return first === undefined ? base : this.#goOn(stage, base, first);
  }

  /** Opens a line, the first one where none is named, with calls of every media mode wanted. */
  line(device = this.bench.lineDevices[0]): TrackedLine {
    reached(device !== undefined, 'the provider has no line device');
    const line = this.bench.openLine(device);
    reached(typeof line === 'object', `lineOpen returned ${resultName(Number(line))}`);
    this.wantsCalls(line);
    return line;
  }

  /** Lets calls of every media mode be announced on an open line. */
  wantsCalls(line: TrackedLine): void {
    const modes = this.capabilities.line?.mediaModes ?? LINEMEDIAMODE.INTERACTIVEVOICE;
    this.bench.sync('lineSetDefaultMediaDetection', (p) =>
      p.lineSetDefaultMediaDetection(line.hdLine as HdLine, modes),
    );
  }

  /** Places a call, and lets its request succeed. `address` null: off hook only. */
  async place(htLine: HtLine, hdLine: HdLine, address: string | null): Promise<TrackedCall> {
    const { call, holder, htCall, optional } = this.bench.newCall(htLine);
    const request = this.bench.async(
      'lineMakeCall',
      { scope: { line: hdLine }, creates: [{ call, holder, optional }] },
      (p, id) => p.lineMakeCall(id, hdLine, htCall, holder, address, 0, null),
    );
    await this.bench.succeeds(request, 'lineMakeCall');
    reached(call.hdCall !== 0, 'lineMakeCall gave no handle');
    return call;
  }

  /** A call that is connected: placed, or taken where the line cannot place any. */
  async connected(htLine: HtLine, hdLine: HdLine): Promise<TrackedCall> {
    const places = this.bench.subject.functions.lineMakeCall === 'implemented';
    const call = places ? await this.place(htLine, hdLine, this.bench.numbers.answers) : await this.#taken(htLine);
    await this.comesTo(call, CONNECTED);
    return call;
  }

  /** A call that comes in. */
  async offered(htLine: HtLine): Promise<TrackedCall> {
    const { world } = this.bench;
    reached(world.ring !== undefined, 'the subject has no `ring`, which lets a call come in');
    world.ring();
    return this.awaitOffer(htLine);
  }

  /** Waits for a call to be offered on a line. */
  async awaitOffer(htLine: HtLine): Promise<TrackedCall> {
    const { witness } = this.bench;
    const incoming = (): TrackedCall | undefined =>
      [...witness.calls.values()].find((c) => !c.placed && c.htLine === htLine && !c.closed && c.state === OFFERING);
    await this.bench.until(() => incoming() !== undefined);
    const call = incoming();
    reached(call !== undefined, 'no call was offered to a line that was called');
    reached(call.hdCall !== 0, 'the call that was offered has no handle');
    return call;
  }

  /** A call after its end: `far`: the other end hung up; else it was dropped. */
  async ended(call: TrackedCall, how: 'far' | 'drop'): Promise<void> {
    if (how === 'far') {
      const { farEndHangsUp } = this.bench.world;
      reached(farEndHangsUp !== undefined, 'the subject has no `farEndHangsUp`');
      farEndHangsUp();
      await this.comesTo(call, DISCONNECTED);
      return;
    }
    const { request } = invocationOf('lineDrop').invoke(this.bench, this.slotsOf(call), this.capabilities);
    await this.bench.succeeds(request, 'lineDrop');
    await this.comesTo(call, IDLE);
  }

  /** @throws Unreached where the call does not come to one of these states. */
  async comesTo(call: TrackedCall, states: number): Promise<void> {
    const there = await this.bench.reaches(call, states);
    const wanted = Object.values(LINECALLSTATE).filter((state) => (state & states) !== 0);
    reached(
      there,
      `the call stays in ${stateName(call.state)}, and does not come to ${wanted.map(stateName).join(' or ')}`,
    );
  }

  /** Calls a function, which must succeed; returns the calls that it made. */
  async does(name: Parameters<typeof invocationOf>[0], slots: Slots): Promise<readonly TrackedCall[]> {
    const { request, calls } = invocationOf(name).invoke(this.bench, slots, this.capabilities);
    await this.bench.succeeds(request, name);
    return calls;
  }

  async #taken(htLine: HtLine): Promise<TrackedCall> {
    const call = await this.offered(htLine);
    await this.does('lineAnswer', this.slotsOf(call));
    return call;
  }

  /** What functions of a call are called with. */
  slotsOf(call: TrackedCall): Slots {
    const line = this.bench.witness.lines.get(call.htLine);
    return { ...NO_SLOTS, line: line?.hdLine as HdLine, htLine: call.htLine, call: call.hdCall as HdCall };
  }

  #devices(): Slots {
    const { lineDevices, phoneDevices } = this.bench;
    return { ...NO_SLOTS, device: lineDevices[0] ?? -1, phoneDevice: phoneDevices[0] ?? -1 };
  }

  #phone(): Slots {
    const [device] = this.bench.phoneDevices;
    reached(device !== undefined, 'the provider has no phone device');
    const phone = this.bench.openPhone(device);
    reached(typeof phone === 'object', `phoneOpen returned ${resultName(Number(phone))}`);
    return { ...this.#devices(), phone: phone.hdPhone as HdPhone };
  }

  async #firstCall(stage: Stage, { line, htLine }: Slots): Promise<TrackedCall | undefined> {
    const { numbers } = this.bench;
    switch (stage) {
      case 'line':
        return undefined;
      case 'offering':
        return this.offered(htLine);
      case 'dialTone': {
        const call = await this.place(htLine, line, null);
        await this.comesTo(call, DIALTONE);
        return call;
      }
      case 'unanswered':
      case 'completing': {
        const call = await this.place(htLine, line, numbers.noAnswer ?? numbers.busy ?? numbers.answers);
        await this.comesTo(call, RINGBACK | BUSY | PROCEEDING);
        return call;
      }
      default:
        return this.connected(htLine, line);
    }
  }

  async #goOn(stage: Stage, base: Slots, first: TrackedCall): Promise<Slots> {
    const slots = { ...base, call: first.hdCall as HdCall };
    switch (stage) {
      case 'held':
      case 'heldAndActive': {
        await this.does('lineHold', slots);
        await this.comesTo(first, ONHOLD);
        if (stage === 'held') return slots;
        const active = await this.connected(base.htLine, base.line);
        return { ...base, call: active.hdCall as HdCall, other: slots.call };
      }
      case 'consultation': {
        const [consult] = await this.does('lineSetupTransfer', slots);
        await this.comesTo(first, ONHOLDPENDTRANSFER);
        return { ...slots, other: await this.#consulted(consult, slots) };
      }
      case 'conferencePending':
      case 'conference': {
        const [conference, consult] = await this.does('lineSetupConference', slots);
        reached(conference !== undefined, 'lineSetupConference made no conference');
        await this.comesTo(conference, ONHOLDPENDCONF);
        await this.comesTo(first, CONFERENCED);
        const other = await this.#consulted(consult, slots);
        const pending = { ...base, call: conference.hdCall as HdCall, other };
        if (stage === 'conferencePending') return pending;
        await this.does('lineAddToConference', pending);
        await this.comesTo(conference, CONNECTED);
        return pending;
      }
      case 'parked':
        return { ...base, address: await this.#parked(first) };
      case 'completing':
        return { ...slots, completionId: await this.completing(first.hdCall as HdCall) };
      default:
        return slots;
    }
  }

  async #ringsElsewhere(): Promise<string | null> {
    const { ringElsewhere } = this.bench.world;
    reached(ringElsewhere !== undefined, 'the subject has no `ringElsewhere`');
    const address = ringElsewhere();
    await this.bench.pass(RINGS_WITHIN_MS);
    return address;
  }

  /** Dials a consultation call through. */
  async #consulted(consult: TrackedCall | undefined, slots: Slots): Promise<HdCall> {
    reached(consult !== undefined, 'there is no consultation call');
    await this.does('lineDial', { ...slots, call: consult.hdCall as HdCall });
    await this.comesTo(consult, CONNECTED);
    return consult.hdCall as HdCall;
  }

  async #parked(call: TrackedCall): Promise<string> {
    const mode = parkMode(this.capabilities);
    const directed = mode === LINEPARKMODE.DIRECTED ? this.bench.numbers.answers : null;
    const chosen = out('');
    const hdCall = call.hdCall as HdCall;
    const request = this.bench.async('linePark', { scope: { calls: [hdCall] } }, (p, id) =>
      p.linePark?.(id, hdCall, mode, directed, chosen),
    );
    await this.bench.succeeds(request, 'linePark');
    return directed ?? chosen.value;
  }

  /** Lets lineCompleteCall take up a call that does not get through; its completion id. */
  async completing(hdCall: HdCall): Promise<number> {
    const completionId = out(0);
    const request = this.bench.async('lineCompleteCall', { scope: { calls: [hdCall] } }, (p, id) =>
      p.lineCompleteCall?.(id, hdCall, completionId, completionMode(this.capabilities), 0),
    );
    await this.bench.succeeds(request, 'lineCompleteCall');
    reached(completionId.value !== 0, 'lineCompleteCall gave no completion id');
    return completionId.value;
  }
}
