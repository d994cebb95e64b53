import type { NetworkPortEvents } from '../network-port.js';
import type { CallBoard } from './call-board.js';
import { CAUSE, causeOf, type Cause } from './causes.js';
import type { MobileCall } from './mobile-call.js';

/**
 * What happens to a call at the network's end.
 * @param callOf - The call; it is asked for only once something happens.
 */
export function listenTo(board: CallBoard, callOf: () => MobileCall): Partial<NetworkPortEvents> {
  const end = (cause: Cause) => {
    const call = callOf();
    call.port.onHook();
    board.remove(call, cause, 'other');
  };
  return {
    ringback: () => {
      if (callOf().state === 'dialling') board.enter(callOf(), 'alerting');
    },
    answered: () => {
      if (callOf().state === 'dialling' || callOf().state === 'alerting') board.enter(callOf(), 'active');
    },
    busy: () => {
      end(CAUSE.userBusy);
    },
    congestion: () => {
      end(CAUSE.noCircuit);
    },
    released: (cause) => {
      end(causeOf[cause]);
    },
    ringStopped: () => {
      end(CAUSE.normalClearing);
    },
    notified: (notification) => {
      const call = callOf();
      if (notification === 'held') call.heldByOther = true;
      if (notification === 'retrieved') call.heldByOther = false;
      board.tell((events) => {
        events.notified(call, notification);
      });
    },
    dtmf: (digit) => {
      hear(board, callOf(), digit);
    },
  };
}

/** Who is on hold is not heard; who is in the conference is heard by its other members too. */
function hear(board: CallBoard, call: MobileCall, digit: string): void {
  if (call.state !== 'active') return;
  board.tell((events) => {
    events.dtmf(call, digit);
  });
  for (const other of board.in('active')) if (other !== call) other.port.sendDtmf(digit);
}
