import { AtChannel, type ByteScanner, type ChannelOwner } from '../../at/channel.js';
import type { Urc } from '../../at/urc.js';
import type { Scheduler } from '../../base/clock.js';
import {
  TransportError,
  type LostReason,
  type ReceiveErrorKind,
  type Transport,
  type TransportSink,
} from '../../transports/transport.js';
import type { ModemPort } from './modem-port.js';
import { openingFailure } from './opening-failure.js';

/** Why a link ended by itself. */
export type LinkLoss = LostReason | 'unresponsive';

/** What stands in a link's way. */
export interface LinkLoad {
  /** Whether the port is held: being opened, open or being closed. */
  readonly open: boolean;
  /** AT commands that wait. */
  readonly queued: number;
  /** AT commands that the modem has and has not answered: 0 or 1. */
  readonly inFlight: number;
}

/** Whom a link reports to. */
export interface LinkOwner {
  urc(urc: Urc): void;
  data(bytes: Uint8Array): void;
  /** The receiver has found an error, which it survived. */
  receiveError(kind: ReceiveErrorKind): void;
  /** The modem is gone, or answers nothing any more. The link is closed; the channel's commands end after this returns. */
  lost(reason: LinkLoss): void;
}

/** Whoever listens to a link's port beside its channel. */
export interface LinkListener {
  /** The port is open anew, maybe at another rate. */
  opened(): void;
  sent(bytes: Uint8Array): void;
  heard(bytes: Uint8Array): void;
}

/** What a link has to know of its port. */
export type LinkPort = Pick<ModemPort, 'kind' | 'claim'>;

/**
 * One transport with one AT channel on it, opened and closed together. A share of the line's claim is taken before the transport opens and
 * given back once it is closed, whichever way; of two openings in a row, as at another rate, the second takes its share first.
 */
export class ModemLink {
  readonly #port: LinkPort;
  readonly #scheduler: Scheduler;
  readonly #owner: LinkOwner;
  /** Serves one channel after the other. */
  readonly #scanner: ByteScanner;
  readonly transport: Transport;
  /** Hears all that goes over the port; null where nobody does. */
  listener: LinkListener | null = null;
  #channel: AtChannel | null = null;
  /** The present channel or, when the link is closed, the last one. */
  #lastChannel: AtChannel | null = null;
  #loss: LinkLoss | null = null;
  /** Gives the share of the claim back that the open transport has. */
  #giveBack: () => void = () => undefined;
  /** Rises with each opening and closing: one that was overtaken ends. */
  #turn = 0;

  constructor(port: LinkPort, transport: Transport, scheduler: Scheduler, scanner: ByteScanner, owner: LinkOwner) {
    this.#port = port;
    this.transport = transport;
    this.#scanner = scanner;
    this.#scheduler = scheduler;
    this.#owner = owner;
  }

  /** The channel while the port is open; null otherwise. */
  get channel(): AtChannel | null {
    return this.#channel;
  }

  /** Why the link ended by itself since it was last opened; null when it did not. */
  get loss(): LinkLoss | null {
    return this.#loss;
  }

  /** Bytes that no line can hold, since the link was made. */
  get noiseBytes(): number {
    return this.#scanner.noiseBytes;
  }

  /** What the port and the channel have in hand; a channel that has ended has nothing. */
  get load(): LinkLoad {
    const channel = this.#lastChannel;
    return {
      open: this.transport.state !== 'closed',
      queued: channel?.queueLength ?? 0,
      inFlight: channel === null || channel.inFlight === null ? 0 : 1,
    };
  }

  /** Opens the port at a rate, closing it first where it is open. Rejects with ModemPortError. */
  async open(baudRate: number): Promise<AtChannel> {
    const turn = ++this.#turn;
    const { claim } = this.#port;
    const share = claim === undefined ? (): void => undefined : await claim.take();
    let channel: AtChannel | null = null;
    try {
      this.#stillMeant(turn);
      await this.#shut();
      this.#stillMeant(turn);
      channel = this.#newChannel();
      this.#channel = channel;
      this.#lastChannel = channel;
      this.#loss = null;
      this.#giveBack = share;
      await this.transport.open({ baudRate }, this.#sink(channel));
      claim?.opened();
      this.listener?.opened();
      return channel;
    } catch (error) {
      if (channel !== null && this.#channel === channel) this.#channel = null;
      channel?.failAll();
      const elsewhere = claim?.isElsewhere === true;
      share();
      throw openingFailure(this.#port.kind, error, elsewhere);
    }
  }

  /** Ends everything on the channel and closes the port. */
  async close(): Promise<void> {
    this.#turn++;
    await this.#shut();
  }

  /** Waits. */
  pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      this.#scheduler.after(ms, resolve);
    });
  }

  /** Sends bytes that are no command line; false when the port refused. */
  async writeRaw(text: string): Promise<boolean> {
    try {
      await this.#write(Uint8Array.from(text, (character) => character.charCodeAt(0)));
      return true;
    } catch {
      return false;
    }
  }

  /** Sets DTR; false where the port cannot. */
  async setDtr(on: boolean): Promise<boolean> {
    try {
      await this.transport.setSignals({ dataTerminalReady: on });
      return true;
    } catch {
      return false;
    }
  }

  /** Whether the carrier line (DCD) is on; null where it cannot be read. */
  async carrier(): Promise<boolean | null> {
    try {
      return (await this.transport.getSignals()).dataCarrierDetect;
    } catch {
      return null;
    }
  }

  #write(bytes: Uint8Array): Promise<void> {
    this.listener?.sent(bytes);
    return this.transport.write(bytes);
  }

  #newChannel(): AtChannel {
    const owner: ChannelOwner = {
      write: (bytes) => this.#write(bytes),
      urc: (urc) => {
        if (this.#channel === channel) this.#owner.urc(urc);
      },
      data: (bytes) => {
        if (this.#channel === channel) this.#owner.data(bytes);
      },
      unresponsive: () => {
        this.#ended(channel, 'unresponsive');
      },
    };
    const channel = new AtChannel(this.#scheduler, owner, this.#scanner);
    return channel;
  }

  #sink(channel: AtChannel): TransportSink {
    return {
      data: (bytes) => {
        this.listener?.heard(bytes);
        channel.receive(bytes);
      },
      receiveError: (kind) => {
        this.#owner.receiveError(kind);
      },
      lost: (reason) => {
        this.#ended(channel, reason);
      },
    };
  }

  /** Throws where a later opening or closing has come meanwhile. */
  #stillMeant(turn: number): void {
    if (turn !== this.#turn) throw new TransportError('closed', 'The port was closed meanwhile.');
  }

  async #shut(): Promise<void> {
    const channel = this.#channel;
    this.#channel = null;
    channel?.failAll();
    await this.#release();
  }

  /** Closes the transport, then gives its share of the claim back. */
  async #release(): Promise<void> {
    const giveBack = this.#giveBack;
    await this.transport.close();
    giveBack();
  }

  #ended(channel: AtChannel, reason: LinkLoss): void {
    if (this.#channel !== channel) return;
    this.#channel = null;
    this.#loss = reason;
    this.#owner.lost(reason);
    channel.failAll();
    void this.#release();
  }
}
