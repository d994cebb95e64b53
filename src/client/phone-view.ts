import type { PhoneState } from '../protocol/messages.js';
import { PHONESTATUSFLAGS } from '../tspi/generated/constants.js';
import type { PhoneStatus } from '../tspi/structures.js';
import { buttonFunctions, buttonKinds, hookSwitchDevices, hookSwitchModes, lampModes } from './phone-words.js';
import {
  HookSwitchEvent,
  LampEvent,
  type HookSwitch,
  type HookSwitchDevice,
  type LampMode,
  type Phone,
  type PhoneButton,
} from './telephony.js';

/** TAPI's highest volume and gain (phonestatus). */
const LOUDEST = 0xffff;
/** What is at the buttons of a keypad, by their ids, which TAPI fixes (phone-button). */
const KEYPAD = '0123456789*#';

/** What a phone is, in this package's words. Replaced as a whole when the phone is read. */
export interface PhoneView extends Pick<Phone, 'lamps' | 'hookSwitches' | 'display' | 'ring'> {
  /** Whether the phone is connected to its system (PHONESTATUSFLAGS_CONNECTED). */
  readonly connected: boolean;
  /** PHONEFEATURE bits that are possible now. */
  readonly features: number;
}

/** A level of TAPI from one of the interface: 0 to 1. */
export const tapiLevel = (level: number): number => Math.round(level * LOUDEST);

const level = (tapi: number): number => Math.min(tapi, LOUDEST) / LOUDEST;

/** A phone by its PHONECAPS and its PHONESTATUS; null where that has not been read, or cannot be. */
export function phoneView(caps: PhoneState, status: PhoneStatus | null): PhoneView {
  const lamps = Array.from({ length: caps.numButtonLamps }, (_, id) => {
    const able = lampModes.of(caps.lampModes[id] ?? 0);
    const unread: LampMode = able.includes('none') ? 'none' : 'unknown';
    const mode = lampModes.word(status?.lampModes[id] ?? 0) ?? unread;
    return { id, mode, modes: able.filter((word) => word !== 'none' && word !== 'unknown') };
  });
  const hookSwitches: Partial<Record<HookSwitchDevice, HookSwitch>> = {};
  for (const device of hookSwitchDevices.of(caps.hookSwitchDevs))
    hookSwitches[device] = hookSwitch(device, caps, status);
  return {
    lamps,
    hookSwitches,
    display: rows(caps, status?.display ?? ''),
    ring: { mode: status?.ringMode ?? 0, volume: level(status?.ringVolume ?? 0), modes: caps.numRingModes },
    connected: status === null || (status.statusFlags & PHONESTATUSFLAGS.CONNECTED) !== 0,
    features: status?.phoneFeatures ?? caps.phoneFeatures,
  };
}

/** The buttons as PHONECAPS has them, before any is read. */
export function buttonsOf({ numButtonLamps, buttonModes, buttonFunctions: functions }: PhoneState): PhoneButton[] {
  return Array.from({ length: numButtonLamps }, (_, id) => {
    const kind = buttonKinds.word(buttonModes[id] ?? 0) ?? 'none';
    const text = kind === 'keypad' ? (KEYPAD[id] ?? '') : '';
    return { id, kind, function: buttonFunctions.word(functions[id] ?? 0) ?? 'unknown', text, pressed: false };
  });
}

/** The events that tell what became of a phone between two readings. */
export function changes(before: PhoneView, after: PhoneView): Event[] {
  const lamps = after.lamps.filter(({ id, mode }) => before.lamps[id]?.mode !== mode);
  const events: Event[] = lamps.map(({ id, mode }) => new LampEvent(id, mode));
  for (const device of hookSwitchDevices.all) {
    const [was, is] = [before.hookSwitches[device], after.hookSwitches[device]];
    if (is === undefined) continue;
    if (was?.mode !== is.mode) events.push(new HookSwitchEvent('hookswitchchange', device, is));
    if (was?.volume !== is.volume || was.gain !== is.gain) events.push(new HookSwitchEvent('volumechange', device, is));
  }
  if (before.display.join('\n') !== after.display.join('\n')) events.push(new Event('displaychange'));
  if (before.ring.mode !== after.ring.mode || before.ring.volume !== after.ring.volume)
    events.push(new Event('ringchange'));
  if (before.connected !== after.connected || before.features !== after.features) events.push(new Event('change'));
  return events;
}

function hookSwitch(device: HookSwitchDevice, caps: PhoneState, status: PhoneStatus | null): HookSwitch {
  const settable = {
    handset: caps.settableHandsetHookSwitchModes,
    speaker: caps.settableSpeakerHookSwitchModes,
    headset: caps.settableHeadsetHookSwitchModes,
  }[device];
  return {
    mode: hookSwitchModes.word(status?.[`${device}HookSwitchMode`] ?? 0) ?? 'unknown',
    modes: hookSwitchModes.of(settable).filter((word) => word !== 'unknown'),
    volume: level(status?.[`${device}Volume`] ?? 0),
    gain: level(status?.[`${device}Gain`] ?? 0),
  };
}

/** TAPI's display is one string, row after row (phonestatus). */
function rows({ displayNumRows, displayNumColumns }: PhoneState, text: string): string[] {
  return Array.from({ length: displayNumRows }, (_, row) =>
    text.slice(row * displayNumColumns, (row + 1) * displayNumColumns).padEnd(displayNumColumns),
  );
}
