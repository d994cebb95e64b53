import {
  LINECALLSELECT,
  LINECALLSTATE,
  LINEDIGITMODE,
  LINEMEDIACONTROL,
  LINETONEMODE,
} from '../../tspi/generated/constants.js';
import { LINEERR } from '../../tspi/generated/errors.js';
import { SUCCESS, type Result } from '../../tspi/result.js';
import type { LineMonitorTone } from '../../tspi/structures.js';
import {
  boundedDialParam,
  DIGIT_MODES,
  GENERATED_DIGIT_MODES,
  isOneOf,
  MAX_MEDIA_CONTROLS,
  MAX_TONE_ENTRIES,
  MAX_TONE_FREQUENCIES,
  MEDIA_MODES,
  TONE_MODES,
} from './capabilities.js';
import { gatherProblem } from '../digits/gathering.js';
import type { ExchangeContext, Functions } from './exchange-context.js';
import { digitSteps } from './generation.js';
import type { MediaControls } from './media-control.js';
import { selected } from './selection.js';

/** What the predefined tones are: frequencies in Hz (ITU-T E.180, North America) and how long they last by default, in ms. */
const TONES: ReadonlyMap<number, { readonly frequencies: readonly number[]; readonly durationMs: number }> = new Map([
  [LINETONEMODE.CUSTOM, { frequencies: [], durationMs: 1000 }],
  [LINETONEMODE.RINGBACK, { frequencies: [440, 480], durationMs: 2000 }],
  [LINETONEMODE.BUSY, { frequencies: [480, 620], durationMs: 4000 }],
  [LINETONEMODE.BEEP, { frequencies: [1400], durationMs: 500 }],
  [LINETONEMODE.BILLING, { frequencies: [941, 1477], durationMs: 1000 }],
] as const);
/** What a telephone line carries, in Hz. */
const LOWEST_HZ = 20;
const HIGHEST_HZ = 4000;
const ALL_CALL_STATES = Object.values(LINECALLSTATE).reduce((all, bit) => all | bit, 0);
const ALL_CONTROLS = Object.values(LINEMEDIACONTROL).reduce((all, bit) => all | bit, 0);

/** Digits, tones and media on calls. */
export function mediaFunctions(
  context: ExchangeContext,
): Functions<
  | 'lineGenerateDigits'
  | 'lineGenerateTone'
  | 'lineGatherDigits'
  | 'lineMonitorDigits'
  | 'lineMonitorTones'
  | 'lineMonitorMedia'
  | 'lineSetMediaControl'
> {
  return {
    lineGenerateDigits(hdCall, endToEndId, digitMode, digits, durationMs) {
      const call = context.calls.get(hdCall);
      if (call === undefined) return LINEERR.INVALCALLHANDLE;
      if (!isOneOf(GENERATED_DIGIT_MODES, digitMode)) return LINEERR.INVALDIGITMODE;
      if (digits === null || digits === '') {
        call.media.generation.cancel();
        return SUCCESS;
      }
      if (call.pending || call.leg.state === 'idle') return LINEERR.INVALCALLSTATE;
      const by = digitMode === LINEDIGITMODE.DTMF ? 'tones' : 'pulses';
      const duration = durationMs === 0 ? call.data.dialParams.digitDuration : durationMs;
      const steps = digitSteps(digits, by, boundedDialParam('digitDuration', duration), call.data.dialParams.dialPause);
      call.media.generation.start(endToEndId, steps);
      return SUCCESS;
    },
    lineGenerateTone(hdCall, endToEndId, toneMode, durationMs, tones) {
      const call = context.calls.get(hdCall);
      if (call === undefined) return LINEERR.INVALCALLHANDLE;
      if (toneMode === 0) {
        call.media.generation.cancel();
        return SUCCESS;
      }
      const tone = isOneOf(TONE_MODES, toneMode) ? TONES.get(toneMode) : undefined;
      if (tone === undefined) return LINEERR.INVALTONEMODE;
      const custom = tones.map(({ frequency }) => frequency);
      if (toneMode === LINETONEMODE.CUSTOM && !isTone(custom, MAX_TONE_FREQUENCIES)) return LINEERR.INVALTONE;
      if (call.pending || call.leg.state === 'idle') return LINEERR.INVALCALLSTATE;
      const frequencies = toneMode === LINETONEMODE.CUSTOM ? custom : tone.frequencies;
      const lasts = durationMs === 0 ? tone.durationMs : durationMs;
      call.media.generation.start(endToEndId, [
        { signal: { kind: 'tone', frequencies, durationMs: lasts }, durationMs: lasts },
      ]);
      return SUCCESS;
    },
    lineGatherDigits(hdCall, endToEndId, digitModes, digits, numDigits, terminationDigits, firstMs, interMs) {
      const call = context.calls.get(hdCall);
      if (call === undefined) return LINEERR.INVALCALLHANDLE;
      if (digits === null) {
        call.media.gathering.cancel();
        return SUCCESS;
      }
      if (call.pending || call.leg.state === 'idle') return LINEERR.INVALCALLSTATE;
      const request = {
        endToEndId,
        digitModes,
        digits,
        numDigits,
        terminationDigits: terminationDigits?.toUpperCase() ?? '',
        firstDigitTimeoutMs: firstMs,
        interDigitTimeoutMs: interMs,
      };
      const problem = gatherProblem(request, GENERATED_DIGIT_MODES);
      if (problem === SUCCESS) call.media.gathering.start(request);
      return problem;
    },
    lineMonitorDigits(hdCall, digitModes) {
      const call = context.calls.get(hdCall);
      if (call === undefined) return LINEERR.INVALCALLHANDLE;
      if ((digitModes & ~DIGIT_MODES) !== 0) return LINEERR.INVALDIGITMODE;
      if (digitModes !== 0 && (call.pending || call.leg.isIn(['disconnected', 'idle']))) return LINEERR.INVALCALLSTATE;
      call.media.digitModes = digitModes;
      return SUCCESS;
    },
    lineMonitorTones(hdCall, toneListId, toneList) {
      const call = context.calls.get(hdCall);
      if (call === undefined) return LINEERR.INVALCALLHANDLE;
      if (toneList !== null && !isMonitorList(toneList)) return LINEERR.INVALTONE;
      if (toneList !== null && (call.pending || call.leg.state === 'idle')) return LINEERR.INVALCALLSTATE;
      call.media.monitorTones(toneListId, toneList ?? []);
      return SUCCESS;
    },
    lineMonitorMedia(hdCall, mediaModes) {
      const call = context.calls.get(hdCall);
      if (call === undefined) return LINEERR.INVALCALLHANDLE;
      if ((mediaModes & ~MEDIA_MODES) !== 0) return LINEERR.INVALMEDIAMODE;
      if (mediaModes !== 0 && (call.pending || call.leg.state === 'idle')) return LINEERR.INVALCALLSTATE;
      call.media.mediaModes = mediaModes;
      return SUCCESS;
    },
    lineSetMediaControl(hdLine, addressId, hdCall, select, digitList, mediaList, toneList, callStateList) {
      const chosen = selected(context, hdLine, addressId, hdCall, select);
      if (typeof chosen === 'number') return chosen;
      const controls = {
        digits: digitList ?? [],
        media: mediaList ?? [],
        tones: toneList ?? [],
        callStates: callStateList ?? [],
      };
      const checked = checkControls(controls);
      if (checked !== SUCCESS) return checked;
      const set = Object.values(controls).some(({ length }) => length > 0) ? controls : null;
      if (select !== LINECALLSELECT.CALL) chosen.line.controls = set;
      for (const call of chosen.calls) if (call.leg.state !== 'idle') call.media.control.set(set);
      return SUCCESS;
    },
  };
}

function isTone(frequencies: readonly number[], most: number): boolean {
  if (frequencies.length === 0 || frequencies.length > most) return false;
  return frequencies.every((frequency) => frequency >= LOWEST_HZ && frequency <= HIGHEST_HZ);
}

function isMonitorList(list: readonly LineMonitorTone[]): boolean {
  const frequenciesOf = (tone: LineMonitorTone): number[] => [tone.frequency1, tone.frequency2, tone.frequency3];
  return (
    list.length <= MAX_TONE_ENTRIES &&
    list.every((tone) =>
      frequenciesOf(tone).every((frequency) => frequency === 0 || (frequency >= LOWEST_HZ && frequency <= HIGHEST_HZ)),
    )
  );
}

function checkControls({ digits, media, tones, callStates }: MediaControls): Result {
  const acts = ({ mediaControl }: { readonly mediaControl: number }): boolean => isOneOf(ALL_CONTROLS, mediaControl);
  const fits = (list: readonly { readonly mediaControl: number }[]): boolean =>
    list.length <= MAX_MEDIA_CONTROLS && list.every(acts);
  const areDigits = digits.every(
    ({ digit, digitModes }) => /^[0-9A-D*#]$/.test(digit) && within(DIGIT_MODES, digitModes),
  );
  if (!fits(digits) || !areDigits) return LINEERR.INVALDIGITLIST;
  if (!fits(media) || !media.every(({ mediaModes }) => within(MEDIA_MODES, mediaModes))) return LINEERR.INVALMEDIALIST;
  if (!fits(tones) || !isMonitorList(tones.slice(0, MAX_TONE_ENTRIES))) return LINEERR.INVALTONELIST;
  if (!fits(callStates) || !callStates.every((entry) => within(ALL_CALL_STATES, entry.callStates)))
    return LINEERR.INVALCALLSTATELIST;
  return SUCCESS;
}

function within(mask: number, bits: number): boolean {
  return bits !== 0 && (bits & ~mask) === 0;
}
