import type { CallEntry } from '../base/call-entry.js';
import type { Scheduler } from '../base/clock.js';
import type { Random } from '../base/random.js';
import type { CallView, ClientSink } from '../host/client-sink.js';
import type { Host } from '../host/host.js';
import type { LineDevice } from '../host/line.js';
import { EVERY_RIGHT } from '../host/rights.js';
import type { Session } from '../host/session.js';
import { HIGHEST_VERSION } from '../host/versions.js';
import { LINECALLPRIVILEGE, LINECALLSTATE, TAPI_MESSAGE } from '../tspi/generated/constants.js';
import { SUCCESS } from '../tspi/result.js';
import { CallDraft } from './call-draft.js';

/** Where the keeper writes. */
export interface KeptCalls {
  /** A call has begun. */
  begin(entry: CallEntry): Promise<void>;
  /** More is known of it. */
  goOn(entry: CallEntry): Promise<void>;
}

/** A call that is being watched. */
interface Watched {
  readonly hCall: number;
  readonly draft: CallDraft;
  /** What was written last; null for nothing yet. */
  written: CallEntry | null;
}

const nothing = (): void => undefined;

/**
 * Keeps the call log: a client of the host like any other, which only watches. It has a line open as long as somebody else has, so that it neither opens a port nor keeps
 * one; a call is written when it begins, so that it is there if the worker dies, and again when more is known.
 */
export class CallKeeper {
  readonly #host: Host;
  readonly #scheduler: Scheduler;
  readonly #random: Random;
  readonly #kept: KeptCalls;
  readonly #session: Session;
  /** The handles of the lines that are open here. */
  readonly #open = new Map<LineDevice, number>();
  readonly #calls = new Map<number, Watched>();
  readonly #writing = new Set<Promise<void>>();
  #nextHandle = 1;
  #looks = false;

  constructor(host: Host, scheduler: Scheduler, random: Random, kept: KeptCalls) {
    this.#host = host;
    this.#scheduler = scheduler;
    this.#random = random;
    this.#kept = kept;
    this.#session = host.attach(this.#sink(), { ...EVERY_RIGHT, privilege: 'monitor', phones: [], devSpecific: false });
  }

  /** Somebody may have opened a line or closed one: looks once the host is off the stack. */
  look(): void {
    if (this.#looks) return;
    this.#looks = true;
    this.#scheduler.soon(() => {
      this.#looks = false;
      this.#follow();
    });
  }

  /** Writes what is known of the calls that go on, and lets go. Settles when it is written. */
  async close(): Promise<void> {
    for (const { hCall } of [...this.#calls.values()]) this.#finish(hCall);
    this.#session.detach();
    await Promise.all(this.#writing);
  }

  /** Opens what others have open, and closes what nobody else has. */
  #follow(): void {
    for (const [device, hLine] of [...this.#open]) {
      const held = this.#session.handles.lines.get(hLine);
      if (held?.openLine.alive === true && held.openLine.holders.size > 1) continue;
      this.#session.lineClose(hLine);
      this.#open.delete(device);
    }
    for (const device of this.#host.devices) {
      if (device.open === null || this.#open.has(device)) continue;
      const hLine = this.#nextHandle;
      this.#nextHandle += 2;
      const opened = this.#session.lineOpen(device.deviceId, hLine, HIGHEST_VERSION, LINECALLPRIVILEGE.MONITOR, 0);
      if (opened === SUCCESS) this.#open.set(device, hLine);
    }
    for (const { hCall } of [...this.#calls.values()]) if (!this.#session.handles.calls.has(hCall)) this.#finish(hCall);
  }

  #sink(): ClientSink {
    return {
      reply: nothing,
      phone: nothing,
      digits: nothing,
      device: () => {
        this.look();
      },
      call: (hCall, hLine, view) => {
        this.#described(hCall, hLine, view);
      },
      message: (message, handle, param1, param2) => {
        if (message === TAPI_MESSAGE.LINE_CALLSTATE) this.#moved(handle, param1, param2);
        if (message === TAPI_MESSAGE.LINE_CLOSE) this.look();
      },
    };
  }

  #described(hCall: number, hLine: number, view: CallView): void {
    let watched = this.#calls.get(hCall);
    if (watched === undefined) {
      const device = this.#session.handles.lines.get(hLine)?.openLine.device;
      if (device === undefined) return;
      const { permanentLineId, label = '', lineName } = device.caps;
      const draft = new CallDraft({
        lineId: permanentLineId,
        lineName: label || lineName,
        startedAtMs: Math.floor(this.#scheduler.wallTime()),
        chance: this.#random.nextUint32(),
      });
      watched = { hCall, draft, written: null };
      this.#calls.set(hCall, watched);
    }
    watched.draft.described(view);
    this.#write(watched);
  }

  #moved(hCall: number, state: number, mode: number): void {
    const watched = this.#calls.get(hCall);
    if (watched === undefined) return;
    watched.draft.moved(state, mode, this.#scheduler.now());
    this.#write(watched);
    if (state !== LINECALLSTATE.IDLE) return;
    this.#calls.delete(hCall);
    // Handles are given back off the host's stack.
    this.#scheduler.soon(() => {
      this.#session.lineDeallocateCall(hCall);
    });
  }

  /** Nothing more will be told of a call. */
  #finish(hCall: number): void {
    const watched = this.#calls.get(hCall);
    this.#calls.delete(hCall);
    if (watched === undefined) return;
    watched.draft.ended(this.#scheduler.now());
    this.#write(watched);
  }

  #write(watched: Watched): void {
    const { entry } = watched.draft;
    const before = watched.written;
    if (entry === null || (before !== null && JSON.stringify(before) === JSON.stringify(entry))) return;
    watched.written = entry;
    const writing = before === null ? this.#kept.begin(entry) : this.#kept.goOn(entry);
    this.#writing.add(writing);
    void writing.finally(() => this.#writing.delete(writing));
  }
}
