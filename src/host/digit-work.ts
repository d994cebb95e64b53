import {
  LINEDIGITMODE,
  LINEGATHERTERM,
  LINEGENERATETERM,
  LINEMEDIAMODE,
  LINETONEMODE,
} from '../tspi/generated/constants.js';
import { LINEERR } from '../tspi/generated/errors.js';
import type { RoutedName } from '../tspi/method-parameters.js';
import { out, SUCCESS, type HdCall, type Result } from '../tspi/result.js';
import type { ServiceProvider } from '../tspi/service-provider.js';
import type { LineGenerateTone, LineMonitorTone } from '../tspi/structures.js';
import type { CallHolder, HostCall } from './call.js';
import type { HeldCall } from './client-handles.js';
import { allBits, isOneOf } from './range-checks.js';
import type { Session } from './session.js';

/**
 * Digits and tones of a call. They begin synchronously and end by a message, which carries the end-to-end id that the host has given; all end with
 * the call (digit-gathering, generating-inband-digits-and-tones). What one client monitors is its own: the provider is asked for the union.
 */

const DIGIT_MODES = allBits(LINEDIGITMODE);
const MEDIA_MODES = allBits(LINEMEDIAMODE);
const DIGITS = /^[0-9A-D*#]*$/i;

function onCall(call: HostCall, what: string, run: (p: ServiceProvider, hdCall: HdCall) => Result | undefined): Result {
  return call.line.device.provider.sync(what, (p) => run(p, call.hdCall as HdCall));
}

/**
 * Begins to gather digits, or ends that (`wanted` false). What was being gathered ends with CANCEL, before anything of the new: but only where the
 * provider takes the new. Errors: INVALDIGITMODE, INVALPARAM (no digits), INVALDIGITS, INVALTIMEOUT.
 */
function gatherDigits(
  session: Session,
  call: HostCall,
  hCall: number,
  digitModes: number,
  wanted: boolean,
  numDigits: number,
  terminationDigits: string | null,
  firstDigitTimeoutMs: number,
  interDigitTimeoutMs: number,
): Result {
  const { PULSE, DTMF } = LINEDIGITMODE;
  if (wanted) {
    if (digitModes === 0 || (digitModes & ~(PULSE | DTMF)) !== 0) return LINEERR.INVALDIGITMODE;
    if (numDigits === 0) return LINEERR.INVALPARAM;
    if (terminationDigits !== null && !DIGITS.test(terminationDigits)) return LINEERR.INVALDIGITS;
    const { gatherDigitsMinTimeout: min = 0, gatherDigitsMaxTimeout: max = Infinity } = call.line.device.caps;
    // 0 is no limit, and so exempt from the bounds.
    for (const timeoutMs of [firstDigitTimeoutMs, interDigitTimeoutMs])
      if (timeoutMs !== 0 && (timeoutMs < min || timeoutMs > max)) return LINEERR.INVALTIMEOUT;
  }
  const { switchboard } = session.host;
  const endToEndId = session.host.nextEndToEndId();
  const digits = wanted ? out('') : null;
  const result = onCall(call, 'lineGatherDigits', (p, hdCall) => {
    const begun = p.lineGatherDigits?.(
      hdCall,
      endToEndId,
      digitModes,
      digits,
      numDigits,
      terminationDigits,
      firstDigitTimeoutMs,
      interDigitTimeoutMs,
    );
    if (begun !== SUCCESS) return begun;
    call.endedByHost = call.gathering?.endToEndId ?? 0;
    switchboard.endGathering(call, LINEGATHERTERM.CANCEL);
    if (digits !== null) call.gathering = { endToEndId, session, hCall, digits };
    return begun;
  });
  switchboard.wake();
  return result;
}

/** Begins a tone, or with mode 0 ends what is being sent. What was being sent ends with CANCEL, as in {@link gatherDigits}. */
function generateTone(
  session: Session,
  call: HostCall,
  hCall: number,
  toneMode: number,
  durationMs: number,
  tones: readonly LineGenerateTone[],
): Result {
  if (toneMode !== 0 && !isOneOf(LINETONEMODE, toneMode)) return LINEERR.INVALTONEMODE;
  const most = call.line.device.caps.generateToneMaxNumFreq ?? Infinity;
  if (toneMode === LINETONEMODE.CUSTOM && (tones.length === 0 || tones.length > most)) return LINEERR.INVALTONE;
  const { switchboard } = session.host;
  const endToEndId = session.host.nextEndToEndId();
  const result = onCall(call, 'lineGenerateTone', (p, hdCall) => {
    const begun = p.lineGenerateTone?.(hdCall, endToEndId, toneMode, durationMs, tones);
    if (begun !== SUCCESS) return begun;
    call.endedByHost = call.generating?.endToEndId ?? 0;
    switchboard.endGenerating(call, LINEGENERATETERM.CANCEL);
    if (toneMode !== 0) call.generating = { endToEndId, session, hCall };
    return begun;
  });
  switchboard.wake();
  return result;
}

/** Monitors digits (LINEDIGITMODE bits), or with 0 no longer. */
function monitorDigits(call: HostCall, holder: CallHolder, digitModes: number): Result {
  if ((digitModes & ~DIGIT_MODES) !== 0) return LINEERR.INVALDIGITMODE;
  return monitor(call, holder, 'digitModes', digitModes);
}

/** Monitors media (LINEMEDIAMODE bits), or with 0 no longer. */
function monitorMedia(session: Session, call: HostCall, holder: CallHolder, mediaModes: number): Result {
  if ((mediaModes & ~MEDIA_MODES) !== 0 || session.grant.media(mediaModes) !== mediaModes)
    return LINEERR.INVALMEDIAMODE;
  return monitor(call, holder, 'mediaModes', mediaModes);
}

/** Monitors a list of tones, which replaces the one before; null: no longer. */
function monitorTones(
  session: Session,
  call: HostCall,
  holder: CallHolder,
  toneList: readonly LineMonitorTone[] | null,
): Result {
  const most = call.line.device.caps.monitorToneMaxNumEntries ?? Infinity;
  if (toneList !== null && (toneList.length === 0 || toneList.length > most)) return LINEERR.INVALTONE;
  const before = holder.toneListId;
  if (before === 0) holder.toneListId = session.host.nextEndToEndId();
  const { toneListId } = holder;
  const result = onCall(call, 'lineMonitorTones', (p, hdCall) => p.lineMonitorTones?.(hdCall, toneListId, toneList));
  if (result !== SUCCESS) holder.toneListId = before;
  else if (toneList === null) holder.toneListId = 0;
  return result;
}

/** A client has given a call up that goes on: what it gathered and monitored on it ends. */
export function leaveDigitWork(session: Session, { call, holder }: HeldCall): void {
  if (call.phase !== 'live' || call.ended) return;
  if (call.gathering?.session === session) {
    call.endedByHost = call.gathering.endToEndId;
    call.gathering = null;
    const endToEndId = session.host.nextEndToEndId();
    onCall(call, 'lineGatherDigits', (p, hdCall) => p.lineGatherDigits?.(hdCall, endToEndId, 0, null, 0, null, 0, 0));
  }
  if (holder.toneListId !== 0) monitorTones(session, call, holder, null);
  if (holder.digitModes !== 0) monitor(call, holder, 'digitModes', 0);
  if (holder.mediaModes !== 0) monitor(call, holder, 'mediaModes', 0);
}

/** Sets what one client monitors, and asks the provider for what all of them do. */
function monitor(call: HostCall, holder: CallHolder, bits: 'digitModes' | 'mediaModes', wanted: number): Result {
  const before = holder[bits];
  holder[bits] = wanted;
  let union = wanted;
  for (const other of call.holders.values()) union |= other[bits];
  union = union >>> 0;
  const result =
    bits === 'digitModes'
      ? onCall(call, 'lineMonitorDigits', (p, hdCall) => p.lineMonitorDigits?.(hdCall, union))
      : onCall(call, 'lineMonitorMedia', (p, hdCall) => p.lineMonitorMedia?.(hdCall, union));
  if (result !== SUCCESS) holder[bits] = before;
  return result;
}

/** The same by name, for what is found in the table of parameters: its arguments are the application's. */
export const DIGIT_WORK: Partial<
  Record<RoutedName, (session: Session, held: HeldCall, args: readonly unknown[]) => Result>
> = {
  lineGatherDigits: (session, { call }, args) => {
    const [hCall, digitModes, wanted, numDigits, termination, first, inter] = args as GatherArguments;
    return gatherDigits(session, call, hCall, digitModes, wanted !== 0, numDigits, termination, first, inter);
  },
  lineGenerateTone: (session, { call }, args) => {
    const [hCall, toneMode, durationMs, tones] = args as [number, number, number, readonly LineGenerateTone[]];
    return generateTone(session, call, hCall, toneMode, durationMs, tones);
  },
  lineMonitorDigits: (_, { call, holder }, args) => monitorDigits(call, holder, args[1] as number),
  lineMonitorMedia: (session, { call, holder }, args) => monitorMedia(session, call, holder, args[1] as number),
  lineMonitorTones: (session, { call, holder }, args) =>
    monitorTones(session, call, holder, args[1] as readonly LineMonitorTone[] | null),
};

type GatherArguments = [number, number, number, number, string | null, number, number];
