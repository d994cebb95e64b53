import {
  LINECALLCOMPLMODE,
  LINEDIGITMODE,
  LINEMEDIAMODE,
  LINEPARKMODE,
  LINETONEMODE,
  PHONEHOOKSWITCHDEV,
  PHONEHOOKSWITCHMODE,
  PHONELAMPMODE,
} from '../../tspi/generated/constants.js';
import { out } from '../../tspi/result.js';
import type { LineAddressCaps, LineDevCaps, PhoneCaps } from '../../tspi/structures.js';
import type { Bench } from '../bench.js';

/** Arguments that the first line and the first phone say they take. */
export interface Capabilities {
  readonly line: LineDevCaps | null;
  readonly address: LineAddressCaps | null;
  readonly phone: PhoneCaps | null;
}

/** Asks for the capabilities of the first line and the first phone. */
export function capabilitiesOf(bench: Bench): Capabilities {
  const line = out<LineDevCaps | null>(null);
  const address = out<LineAddressCaps | null>(null);
  const phone = out<PhoneCaps | null>(null);
  const { provider, version } = bench;
  const [lineId] = bench.lineDevices;
  const [phoneId] = bench.phoneDevices;
  if (lineId !== undefined) {
    provider.lineGetDevCaps(lineId, version, 0, line);
    provider.lineGetAddressCaps(lineId, 0, version, 0, address);
  }
  if (phoneId !== undefined) provider.phoneGetDevCaps?.(phoneId, version, 0, phone);
  return { line: line.value, address: address.value, phone: phone.value };
}

/** The lowest bit of a set that is in `wanted`, else of the set, else `otherwise`. */
export function oneOf(set: number | undefined, wanted: number, otherwise: number): number {
  const bits = set ?? 0;
  const chosen = (bits & wanted) === 0 ? bits : bits & wanted;
  return chosen === 0 ? otherwise : chosen & -chosen;
}

/** One LINEMEDIAMODE that the line takes. */
export function mediaMode({ line }: Capabilities): number {
  return oneOf(line?.mediaModes, LINEMEDIAMODE.INTERACTIVEVOICE, LINEMEDIAMODE.INTERACTIVEVOICE);
}

/** One LINEDIGITMODE that lineGenerateDigits takes. */
export function digitMode({ line }: Capabilities): number {
  return oneOf(line?.generateDigitModes, LINEDIGITMODE.DTMF, LINEDIGITMODE.DTMF);
}

/** One LINETONEMODE that lineGenerateTone takes. */
export function toneMode({ line }: Capabilities): number {
  return oneOf(line?.generateToneModes, LINETONEMODE.BEEP, LINETONEMODE.BEEP);
}

/** One LINEPARKMODE. */
export function parkMode({ address }: Capabilities): number {
  return oneOf(address?.parkModes, LINEPARKMODE.NONDIRECTED, LINEPARKMODE.NONDIRECTED);
}

/** One LINECALLCOMPLMODE that needs no message. */
export function completionMode({ address }: Capabilities): number {
  const { CALLBACK, CAMPON } = LINECALLCOMPLMODE;
  return oneOf(address?.callCompletionModes, CALLBACK | CAMPON, CALLBACK);
}

/** A time limit for gathering digits, within the line's bounds, ms. */
export function gatherLimit({ line }: Capabilities): number {
  const { gatherDigitsMinTimeout: low = 0, gatherDigitsMaxTimeout: high = 10_000 } = line ?? {};
  return Math.min(Math.max(5000, low), high);
}

/** One PHONEHOOKSWITCHDEV of a set. */
export function hookDevice(set: number | undefined): number {
  return oneOf(set, PHONEHOOKSWITCHDEV.HANDSET, PHONEHOOKSWITCHDEV.HANDSET);
}

/** The first device whose hookswitch can be set, and a mode that it can be set to. */
export function settableHook({ phone }: Capabilities): readonly [dev: number, mode: number] {
  const { HANDSET, SPEAKER, HEADSET } = PHONEHOOKSWITCHDEV;
  const settable: readonly (readonly [number, number | undefined])[] = [
    [HANDSET, phone?.settableHandsetHookSwitchModes],
    [SPEAKER, phone?.settableSpeakerHookSwitchModes],
    [HEADSET, phone?.settableHeadsetHookSwitchModes],
  ];
  const { MICSPEAKER } = PHONEHOOKSWITCHMODE;
  const [dev, modes] = settable.find(([, set]) => (set ?? 0) !== 0) ?? [HANDSET, MICSPEAKER];
  return [dev, oneOf(modes, MICSPEAKER, MICSPEAKER)];
}

/** The first lamp that can do more than nothing, and a mode that it can show. */
export function usableLamp({ phone }: Capabilities): readonly [id: number, mode: number] {
  const { STEADY, DUMMY } = PHONELAMPMODE;
  const modes = phone?.lampModes ?? [];
  const id = Math.max(
    0,
    modes.findIndex((set) => (set & ~DUMMY) !== 0),
  );
  return [id, oneOf(modes[id], STEADY, STEADY)];
}

/** The first data area that has a size. */
export function firstOf(sizes: readonly number[] | undefined): number {
  return Math.max(0, sizes?.findIndex((size) => size > 0) ?? 0);
}
