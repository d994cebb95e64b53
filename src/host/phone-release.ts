import { TAPI_MESSAGE } from '../tspi/generated/constants.js';
import type { OpenPhone, PhoneDevice, PhoneHolder } from './phone.js';
import type { Session } from './session.js';

/** What an event cell of the ring stands for, of phones. */
export type PhoneEvent =
  | {
      readonly kind: 'phone';
      readonly openPhone: OpenPhone;
      readonly message: number;
      readonly param1: number;
      readonly param2: number;
      readonly param3: number;
      /** Who brought it about and does not hear of it; null: nobody. */
      readonly except: Session | null;
    }
  | { readonly kind: 'phoneDevice'; readonly device: PhoneDevice; readonly removed: boolean };

/** Tells the clients of a phone what happened on it, each what it wants to hear of (phonesetstatusmessages). */
export function tellPhone(event: PhoneEvent, sessions: ReadonlySet<Session>): void {
  if (event.kind === 'phoneDevice') {
    for (const session of sessions) session.tellPhone(event.device, event.removed);
    return;
  }
  const { openPhone, message, param1, param2, param3, except } = event;
  for (const holder of [...openPhone.holders]) {
    if (holder.session === except || !wants(holder, message, param1, param2, param3)) continue;
    holder.session.sink.message(message, holder.hPhone, param1, param2, param3);
    if (message === TAPI_MESSAGE.PHONE_CLOSE) holder.session.handles.forgetPhone(holder.hPhone);
  }
}

function wants(holder: PhoneHolder, message: number, param1: number, param2: number, param3: number): boolean {
  if (message === TAPI_MESSAGE.PHONE_STATE) return (holder.phoneStates & param1) !== 0;
  if (message === TAPI_MESSAGE.PHONE_BUTTON)
    return (holder.buttonModes & param2) !== 0 && (holder.buttonStates & param3) !== 0;
  return true;
}
