import type { CallBoard } from './call-board.js';
import type { MobileCall } from './mobile-call.js';

/** Most other parties in a conference: 3GPP TS 22.084. */
export const MAX_CONFERENCE_PARTIES = 5;

/**
 * Call hold, multiparty and explicit transfer: what `n` SEND does during a call (3GPP TS 22.030 6.5.5), which is what +CHLD=n asks for. Each
 * returns whether the calls were such that it could be done; if not, nothing has happened.
 */
export interface HoldOperations {
  /** `0`: refuses the waiting call as busy, or without one releases the held calls. */
  readonly releaseHeld: () => boolean;
  /** `1`: releases the active calls and takes the waiting call, or else the held ones. */
  readonly releaseActive: () => boolean;
  /** `1x`: releases this one, which must not be ringing here. */
  readonly releaseCall: (id: number) => boolean;
  /** `2`: holds the active calls and takes the waiting call, or else the held ones. */
  readonly swap: () => boolean;
  /** `2x`: holds all members of the conference but this one. */
  readonly split: (id: number) => boolean;
  /** `3`: joins the held calls to the active ones. */
  readonly join: () => boolean;
  /** `4`: connects the parties of the held and the active call, and leaves both. */
  readonly transfer: () => boolean;
}

export function holdOperations(board: CallBoard): HoldOperations {
  return {
    releaseHeld: () => {
      const waiting = board.in('waiting');
      const ending = waiting.length > 0 ? waiting : board.in('held');
      for (const call of ending) board.release(call, 'busy');
      return ending.length > 0;
    },
    releaseActive: () => {
      const ending = board.in('active');
      if (ending.length === 0 && !takesNext(board)) return false;
      const next = nextCalls(board);
      // The next one first: with nothing beside it a waiting call would begin to ring as an incoming one.
      take(board, next);
      for (const call of ending) board.release(call);
      return true;
    },
    releaseCall: (id) => {
      const call = board.all.find((candidate) => candidate.id === id);
      if (call === undefined || call.state === 'incoming' || call.state === 'waiting') return false;
      board.release(call);
      return true;
    },
    swap: () => {
      const active = board.in('active');
      const held = board.in('held');
      const waiting = board.in('waiting');
      if (board.in('dialling', 'alerting').length > 0) return false;
      // There is one group on hold: a waiting call can only be taken where that place is free.
      if (waiting.length > 0 && active.length > 0 && held.length > 0) return false;
      if (active.length + held.length + waiting.length === 0) return false;
      const next = nextCalls(board);
      for (const call of active) hold(board, call);
      take(board, next);
      return true;
    },
    split: (id) => {
      const active = board.in('active');
      if (!active.some((call) => call.id === id) || active.length < 2 || board.in('held').length > 0) return false;
      const others = active.filter((call) => call.id !== id);
      for (const call of active) {
        if (call.id === id) board.enter(call, 'active', false);
        else hold(board, call, others.length > 1);
      }
      return true;
    },
    join: () => {
      const active = board.in('active');
      const held = board.in('held');
      if (active.length === 0 || held.length === 0 || active.length + held.length > MAX_CONFERENCE_PARTIES)
        return false;
      for (const call of held) call.port.notify('retrieved');
      for (const call of [...active, ...held]) {
        if (!call.multiparty) call.port.notify('conference');
        board.enter(call, 'active', true);
      }
      return true;
    },
    transfer: () => {
      const [held, ...otherHeld] = board.in('held');
      const [consulted, ...others] = board.in('active', 'alerting');
      if (held === undefined || consulted === undefined || otherHeld.length + others.length > 0) return false;
      held.port.notify('retrieved');
      // Who holds this subscriber holds whom it gets instead.
      if (held.heldByOther) consulted.port.notify('held');
      if (consulted.heldByOther) held.port.notify('held');
      if (!held.port.connectOthers(consulted.port)) return false;
      board.leave(held);
      board.leave(consulted);
      return true;
    },
  };
}

/** Answers, or takes back from hold. */
export function take(board: CallBoard, calls: readonly MobileCall[]): void {
  for (const call of calls) {
    if (call.state === 'held') call.port.notify('retrieved');
    else if (!call.port.answer()) continue;
    board.enter(call, 'active');
  }
}

/** Puts a call on hold. */
export function hold(board: CallBoard, call: MobileCall, multiparty = call.multiparty): void {
  call.port.notify('held');
  board.enter(call, 'held', multiparty);
}

function nextCalls(board: CallBoard): MobileCall[] {
  const waiting = board.in('waiting');
  return waiting.length > 0 ? waiting : board.in('held');
}

function takesNext(board: CallBoard): boolean {
  return nextCalls(board).length > 0 && board.in('dialling', 'alerting').length === 0;
}
