import { LINECALLFEATURE, LINECALLFEATURE2, LINETRANSFERMODE } from '../tspi/generated/constants.js';
import { out, SUCCESS } from '../tspi/result.js';
import { joinAsTransfer } from './call-abilities.js';
import type { CallObject } from './call-object.js';
import { consultationAmong } from './call-relations.js';
import { errorOf } from './errors.js';
import type { LineObject } from './line-object.js';
import { TelephonyError, type ConsultOptions } from './telephony.js';

/** How many people a conference is begun for; the line may take more (LINEADDRESSCAPS, maxNumConference). */
const CONFERENCE_SIZE = 3;

/** Begins a consultation from a call, by the function that its state and features allow; it is dialled once it has its dial tone. */
export function consult(
  call: CallObject,
  number: string,
  { purpose = 'transfer', signal }: ConsultOptions,
): CallObject {
  const { line } = call;
  const digits = line.checkedNumber(number, signal);
  call.own();
  const hConsult = out(0);
  const way = wayOf(call, purpose);
  const hConference = way === 'lineSetupConference' ? out(0) : null;
  const id = begin(call, way, hConsult, hConference);
  if (id <= 0) throw errorOf(id as never, way);
  const consultation = line.add(hConsult.value, 'outgoing', digits);
  line.telephony.onReply(id, (result, outcome) => {
    const failure = line.telephony.failure(result, way, outcome);
    if (failure === null) {
      if (hConference !== null) line.addConference(hConference.value);
      consultation.dialOnceReady(number);
      return;
    }
    consultation.replied(failure);
    line.remove(consultation, false);
  });
  abortWith(signal, consultation);
  return consultation;
}

/** Takes a call back when a signal says so. */
export function abortWith(signal: AbortSignal | undefined, call: CallObject): void {
  signal?.addEventListener(
    'abort',
    () => {
      call.abort();
    },
    { once: true },
  );
}

type Way = 'lineSetupTransfer' | 'lineSetupConference' | 'linePrepareAddToConference';

function wayOf({ features, isConference, line }: CallObject, purpose: 'transfer' | 'conference'): Way {
  if (isConference) return 'linePrepareAddToConference';
  if (purpose === 'transfer') return 'lineSetupTransfer';
  // With a transfer that can be completed as a conference it is open until the end which of the two it is to be.
  const either = (line.addressAbilities.transferModes & LINETRANSFERMODE.CONFERENCE) !== 0;
  return either && (features & LINECALLFEATURE.SETUPTRANSFER) !== 0 ? 'lineSetupTransfer' : 'lineSetupConference';
}

function begin(
  { hCall, line }: CallObject,
  way: Way,
  hConsult: { value: number },
  hConference: { value: number } | null,
): number {
  const { tapi } = line;
  if (hConference !== null)
    return tapi.lineSetupConference(hCall, line.hLine, hConference, hConsult, CONFERENCE_SIZE, null);
  return way === 'lineSetupTransfer'
    ? tapi.lineSetupTransfer(hCall, hConsult, null)
    : tapi.linePrepareAddToConference(hCall, hConsult, null);
}

/** Joins two calls of a line, as {@link Call.conferenceWith} says. */
export async function join(one: CallObject, other: CallObject): Promise<CallObject> {
  const { line } = one;
  one.own();
  other.own();
  const pair = consultationAmong(line.calls);
  if (pair !== null && [one, other].includes(pair.first) && [one, other].includes(pair.consultation)) {
    if (pair.purpose === 'transfer') return completeAsConference(pair.first, pair.consultation);
    await pair.first.addToConference(pair.consultation);
    return pair.first;
  }
  const [held, active] = one.state === 'onHold' ? [one, other] : [other, one];
  const asTransfer = (active.features2 & LINECALLFEATURE2.TRANSFERCONF) !== 0;
  if (asTransfer && joinAsTransfer(active, held, line.addressAbilities)) return completeAsConference(held, active);
  const conference = [one, other].find(({ isConference }) => isConference) ?? (await startWith(active));
  const added = [one, other].find((call) => call !== conference && !call.isMember);
  if (added === undefined) throw new TelephonyError('refused', 'Two conferences cannot be joined.', 0);
  await addFromHold(conference, added);
  return conference;
}

async function completeAsConference(held: CallObject, active: CallObject): Promise<CallObject> {
  const { line } = held;
  const hConference = out(0);
  const { CONFERENCE } = LINETRANSFERMODE;
  const id = line.tapi.lineCompleteTransfer(held.hCall, active.hCall, hConference, CONFERENCE);
  return created(line, id, 'lineCompleteTransfer', hConference.value);
}

/** A conference of one connected call. Its consultation is not needed: who is to be added is on the line already. */
async function startWith(call: CallObject): Promise<CallObject> {
  const { line } = call;
  const { tapi, telephony } = line;
  const [hConference, hConsult] = [out(0), out(0)];
  const id = tapi.lineSetupConference(call.hCall, line.hLine, hConference, hConsult, CONFERENCE_SIZE, null);
  const conference = await created(line, id, 'lineSetupConference', hConference.value);
  await telephony.run(tapi.lineDrop(hConsult.value), 'lineDrop');
  await tapi.lineDeallocateCall(hConsult.value);
  return conference;
}

/** TAPI adds to a conference on hold only (nf-tspi-tspi_lineaddtoconference); one that cannot be added leaves it as it was. */
async function addFromHold(conference: CallObject, call: CallObject): Promise<void> {
  const goesOn = conference.state === 'connected';
  // A network has one call on hold: where there is one, the conference takes its place.
  const swaps = goesOn && call.state === 'onHold' && (conference.features & LINECALLFEATURE.HOLD) === 0;
  if (swaps) await conference.swapWith(call);
  else if (goesOn) await conference.hold();
  try {
    await conference.addToConference(call);
  } catch (error) {
    const back = swaps ? call.swapWith(conference) : conference.unhold();
    if (goesOn) await back.catch(() => undefined);
    throw error;
  }
}

/** The conference that a request creates, once it is there. */
function created(line: LineObject, id: number, functionName: string, hCall: number): Promise<CallObject> {
  if (id <= 0) return Promise.reject(errorOf(id as never, functionName));
  return new Promise((resolve, reject) => {
    line.telephony.onReply(id, (result, outcome) => {
      if (result === SUCCESS) resolve(line.addConference(hCall));
      else reject(line.telephony.failure(result, functionName, outcome) ?? errorOf(result, functionName, outcome));
    });
  });
}
