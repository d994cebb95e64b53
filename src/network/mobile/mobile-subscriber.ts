import type { Scheduler } from '../../base/clock.js';
import type { Caller, NetworkPort, NetworkPortEvents } from '../network-port.js';
import type { Reached, TelephoneNetwork } from '../telephone-network.js';
import { CallBoard } from './call-board.js';
import { hold, holdOperations, take, type HoldOperations } from './call-hold.js';
import { listenTo } from './call-listener.js';
import { CAUSE } from './causes.js';
import type { MobileCall, MobileEvents } from './mobile-call.js';
import { SubscriberServices } from './services.js';

/** A mobile subscriber. */
export interface MobileSubscription {
  /** Digits, or + and digits; unique in the network. */
  readonly number: string;
  /** What called parties are shown as the caller's name. */
  readonly name?: string;
}

/** The country code of the simulated network; a number that is dialled with it is also known without. */
const HOME_COUNTRY = '+1';

/**
 * A mobile subscriber of the simulated network: one number, several calls at a time, with call waiting, hold, conference, explicit transfer
 * and forwarding. Pure as the network itself; what is plugged in gives the calls their bytes.
 */
export class MobileSubscriber {
  readonly services = new SubscriberServices();
  /** What `n` SEND does during a call. */
  readonly hold: HoldOperations;
  readonly #board: CallBoard;
  readonly #network: TelephoneNetwork;
  readonly #subscription: MobileSubscription;
  #reachable = true;

  /** @throws RangeError when the number is taken. */
  constructor(network: TelephoneNetwork, scheduler: Scheduler, subscription: MobileSubscription, events: MobileEvents) {
    this.#network = network;
    this.#subscription = subscription;
    this.#board = new CallBoard(scheduler, events);
    this.hold = holdOperations(this.#board);
    network.assign(subscription.number, { kind: 'changing', reach: (caller) => this.#reach(caller) });
  }

  get number(): string {
    return this.#subscription.number;
  }

  /** The calls that are up, by id. */
  get calls(): readonly MobileCall[] {
    return this.#board.all;
  }

  /** Whether the network can reach the telephone. */
  get reachable(): boolean {
    return this.#reachable;
  }

  /** The telephone comes into reach, or goes out of it: then its calls are lost. */
  setReachable(reachable: boolean): void {
    this.#reachable = reachable;
    if (!reachable) for (const call of [...this.#board.all]) this.#board.lose(call);
  }

  /** The telephone has no power any more: it is out of reach, and hears nothing of how its calls end. */
  powerOff(): void {
    this.#reachable = false;
    this.#board.clear();
  }

  /**
   * Calls a number; an active call goes on hold. Null where the calls that are there leave no room.
   * @param number - Digits, * and #, or + and digits.
   * @param withheld - The called party is not told who calls.
   */
  dial(number: string, withheld = false): MobileCall | null {
    const board = this.#board;
    const active = board.in('active');
    const busy = board.in('dialling', 'alerting', 'incoming', 'waiting').length > 0;
    if (board.full || busy || (active.length > 0 && board.in('held').length > 0)) return null;
    for (const call of active) hold(board, call);
    const party: Caller = { number, name: '', presentation: 'allowed' };
    const port = this.#network.outgoing(
      { ...this.#subscription, presentation: withheld ? 'withheld' : 'allowed' },
      () => listenTo(board, () => call),
    );
    const call = board.add('outgoing', 'dialling', party, port);
    board.announce(call);
    port.offHook();
    port.dial(this.#routable(number));
    return call;
  }

  /** Answers the call that rings; one that waits only where none is active. Returns whether there was one. */
  answer(): boolean {
    if (this.#board.in('active', 'dialling', 'alerting').length > 0) return false;
    const ringing = this.#board.in('incoming', 'waiting');
    take(this.#board, ringing);
    return ringing.length > 0;
  }

  /** Ends the calls that are active or being made, and refuses the one that rings; where there is none, ends all others. */
  hangUp(): void {
    const current = this.#board.in('active', 'dialling', 'alerting', 'incoming');
    for (const call of current.length > 0 ? current : [...this.#board.all]) this.#board.release(call);
  }

  /** Ends all calls. */
  hangUpAll(): void {
    for (const call of [...this.#board.all]) this.#board.release(call);
  }

  /** Sends the call that rings or waits on to a number; the caller hears that one. Returns whether there was one. */
  deflect(number: string): boolean {
    const [call] = this.#board.in('incoming', 'waiting');
    if (call === undefined) return false;
    call.port.deflect(this.#routable(number));
    this.#board.remove(call, CAUSE.normalClearing, 'self');
    return true;
  }

  /** Sends digits 0-9 A-D * # to the parties of the conversation. Returns whether there is one. */
  sendDtmf(digits: string): boolean {
    const active = this.#board.in('active');
    for (const { port } of active) port.sendDtmf(digits);
    return active.length > 0;
  }

  /** What a call to the number meets now. */
  #reach(caller: Caller): Reached {
    const { services } = this;
    const always = services.inForce('unconditional');
    if (always !== null) return { kind: 'forwarded', to: this.#routable(always.number) };
    if (!this.#reachable) return this.#otherwise('notReachable', { kind: 'unreachable' });
    if (!this.#takesCall()) return this.#otherwise('busy', { kind: 'engaged' });
    return { kind: 'service', service: (port) => this.#incoming(caller, port) };
  }

  #otherwise(reason: 'busy' | 'notReachable', reached: Reached): Reached {
    const instead = this.services.inForce(reason);
    return instead === null ? reached : { kind: 'forwarded', to: this.#routable(instead.number) };
  }

  #takesCall(): boolean {
    const board = this.#board;
    if (board.all.length === 0) return true;
    const inSetUp = board.in('dialling', 'alerting', 'incoming', 'waiting').length > 0;
    return this.services.callWaiting && !inSetUp && !board.full;
  }

  #incoming(caller: Caller, port: NetworkPort): Partial<NetworkPortEvents> {
    const board = this.#board;
    const call = board.add('incoming', board.all.length === 0 ? 'incoming' : 'waiting', caller, port);
    board.announce(call);
    if (call.state === 'waiting')
      board.tell(() => {
        if (call.state === 'waiting') port.notify('waiting');
      });
    const instead = this.services.inForce('noReply');
    if (instead !== null)
      board.scheduler.after(instead.afterS * 1000, () => {
        if (call.state !== 'incoming' && call.state !== 'waiting') return;
        port.deflect(this.#routable(instead.number));
        board.remove(call, CAUSE.normalClearing, 'other');
      });
    return listenTo(board, () => call);
  }

  /** The number as the network has it: international ones of this country are also known without their code. */
  #routable(number: string): string {
    if (this.#network.isAssigned(number) || !number.startsWith('+')) return number;
    const digits = number.slice(1);
    return this.#network.isAssigned(digits) || !number.startsWith(HOME_COUNTRY)
      ? digits
      : number.slice(HOME_COUNTRY.length);
  }
}
