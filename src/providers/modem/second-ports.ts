import type { CreateScanner } from '../../at/channel.js';
import type { Urc } from '../../at/urc.js';
import type { Scheduler } from '../../base/clock.js';
import type { Random } from '../../base/random.js';
import type { ReceiveErrorKind, Transport } from '../../transports/transport.js';
import { ModemLink, type LinkLoad, type LinkPort } from './modem-link.js';
import { Reconnect } from './reconnect.js';

/** What second ports are made from. */
export interface SecondPortDeps {
  readonly scheduler: Scheduler;
  readonly random: Random;
  readonly createScanner: CreateScanner;
}

/**
 * The same word on two ports of one modem within this time is one: they come within milliseconds of each other, and no cadence of ringing
 * is that short (the shortest common one is 1.5 s).
 */
const ECHO_MS = 1000;
/** Kinds of words that are remembered. */
const MOST_WORDS = 16;

/**
 * The further ports of a line's modem: a cellular stick may tell of calls on another port than the one that dials. They are opened and
 * listened to while the line is ready; nothing is ever written to them. The loss of one is no loss of the line: it is tried again.
 */
export class SecondPorts {
  readonly #ports = new Map<string, SecondPort>();
  readonly #words = new Map<string, { readonly from: object; readonly atMs: number }>();
  readonly #port: LinkPort;
  readonly #deps: SecondPortDeps;
  readonly #urc: (urc: Urc) => void;
  #closed: Promise<unknown> = Promise.resolve();
  /** The line's rate while it is ready; null otherwise. */
  #rate: number | null = null;

  /** @param urc - Hears what a second port tells and no other port has told. */
  constructor(port: LinkPort, deps: SecondPortDeps, urc: (urc: Urc) => void) {
    this.#port = port;
    this.#deps = deps;
    this.#urc = urc;
  }

  /** A further port, or one that is back on a new transport. */
  add(key: string, transport: Transport): void {
    void this.remove(key);
    const port = new SecondPort(this.#port, transport, this.#deps, (urc) => {
      if (this.isNew(port, urc)) this.#urc(urc);
    });
    this.#ports.set(key, port);
    if (this.#rate !== null) port.open(this.#rate);
  }

  /** Takes a port away; settles when it is closed. */
  remove(key: string): Promise<void> {
    const port = this.#ports.get(key);
    this.#ports.delete(key);
    return port?.close() ?? Promise.resolve();
  }

  /** The line is ready. */
  open(rate: number): void {
    if (this.#rate !== null) return;
    this.#rate = rate;
    for (const port of this.#ports.values()) port.open(rate);
  }

  /** The line is not ready any more. */
  close(): void {
    this.#rate = null;
    this.#closed = Promise.all([this.#closed, ...[...this.#ports.values()].map((port) => port.close())]);
  }

  /** Settles when what {@link SecondPorts.close} began has ended. */
  get closed(): Promise<unknown> {
    return this.#closed;
  }

  /** What stands in the way to each, and the receive errors that it has survived. */
  get loads(): readonly SecondPort['load'][] {
    return [...this.#ports.values()].map((port) => port.load);
  }

  /** Whether something told is not what another port has just told. @param from - Who tells. */
  isNew(from: object, urc: Urc): boolean {
    if (this.#ports.size === 0) return true;
    const word = urc.kind === 'callResult' ? urc.code.name : JSON.stringify(urc);
    const atMs = this.#deps.scheduler.now();
    const last = this.#words.get(word);
    if (last !== undefined && last.from !== from && atMs - last.atMs < ECHO_MS) return false;
    if (this.#words.size >= MOST_WORDS) this.#words.clear();
    this.#words.set(word, { from, atMs });
    return true;
  }
}

/** One further port. */
class SecondPort {
  readonly #link: ModemLink;
  readonly #receiveErrors = { overrun: 0, framing: 0, parity: 0, break: 0 };
  readonly #reconnect: Reconnect;
  #rate: number | null = null;

  constructor(port: LinkPort, transport: Transport, deps: SecondPortDeps, urc: (urc: Urc) => void) {
    const { scheduler, random, createScanner } = deps;
    this.#link = new ModemLink(port, transport, scheduler, createScanner(), {
      urc,
      data: () => undefined,
      receiveError: (kind) => {
        this.#receiveErrors[kind]++;
      },
      lost: () => {
        this.#reconnect.later();
      },
    });
    this.#reconnect = new Reconnect(scheduler, random, () => {
      this.#try();
    });
  }

  get load(): LinkLoad & { readonly receiveErrors: Readonly<Record<ReceiveErrorKind, number>> } {
    return { ...this.#link.load, receiveErrors: { ...this.#receiveErrors } };
  }

  open(rate: number): void {
    this.#rate = rate;
    this.#try();
  }

  async close(): Promise<void> {
    this.#rate = null;
    this.#reconnect.stop();
    await this.#link.close();
  }

  #try(): void {
    if (this.#rate === null) return;
    this.#link.open(this.#rate).then(
      () => {
        this.#reconnect.succeeded();
      },
      () => {
        if (this.#rate !== null) this.#reconnect.later();
      },
    );
  }
}
