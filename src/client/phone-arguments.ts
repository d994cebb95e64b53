import { PHONEERR } from '../tspi/generated/errors.js';
import type { PhoneButtonInfo } from '../tspi/structures.js';
import { badValue } from './phone-errors.js';
import { tapiLevel } from './phone-view.js';
import { buttonFunctions, hookSwitchDevices, hookSwitchModes, lampModes } from './phone-words.js';
import type {
  HookSwitchDevice,
  HookSwitchMode,
  Phone,
  PhoneButton,
  PhoneButtonChange,
  PhoneLamp,
} from './telephony.js';

/**
 * The arguments of a phone's methods as TAPI's numbers. Each throws TelephonyError `refused`, with the result that TAPI has for it, where a value cannot be;
 * pages without types give anything, so each takes anything.
 */

interface Place {
  readonly row: number;
  readonly column: number;
}

const isIndex = (value: unknown, count: number): value is number =>
  Number.isInteger(value) && (value as number) >= 0 && (value as number) < count;

const oneOf = (words: readonly string[]): string => words.map((word) => `'${word}'`).join(', ');

/** Anything, short enough for a message. */
const shown = (value: unknown): string => {
  try {
    return (typeof value === 'string' ? `'${value}'` : String(value)).slice(0, 40);
  } catch {
    return 'that';
  }
};

/** One PHONEHOOKSWITCHDEV that a phone has. */
export function deviceNumber(phone: Phone, device: HookSwitchDevice): number {
  const number = hookSwitchDevices.number(device);
  if (number !== undefined && phone.hookSwitches[device] !== undefined) return number;
  const has = oneOf(hookSwitchDevices.all.filter((word) => phone.hookSwitches[word] !== undefined));
  throw badValue(PHONEERR.INVALHOOKSWITCHDEV, `${phone.name} has no device ${shown(device)}; it has ${has || 'none'}.`);
}

/** One PHONEHOOKSWITCHMODE that a device can be set to. */
export function hookSwitchNumber(phone: Phone, device: HookSwitchDevice, mode: HookSwitchMode): number {
  const modes = phone.hookSwitches[device]?.modes ?? [];
  const number = hookSwitchModes.number(mode);
  if (number !== undefined && modes.includes(mode)) return number;
  const can = oneOf(modes) || 'nothing';
  throw badValue(PHONEERR.INVALHOOKSWITCHMODE, `The ${device} cannot be set to ${shown(mode)}, but to ${can}.`);
}

/** The lamp of a button-lamp id. */
export function lampOf(phone: Phone, id: number): PhoneLamp {
  const lamp = isIndex(id, phone.lamps.length) ? phone.lamps[id] : undefined;
  if (lamp !== undefined && lamp.modes.length > 0) return lamp;
  const message = `${phone.name} has no lamp ${shown(id)}. Those it has are in lamps, with their modes.`;
  throw badValue(PHONEERR.INVALBUTTONLAMPID, message);
}

/** One PHONELAMPMODE that a lamp can show. */
export function lampNumber({ id, modes }: PhoneLamp, mode: PhoneLamp['mode']): number {
  const number = lampModes.number(mode);
  if (number !== undefined && modes.includes(mode)) return number;
  throw badValue(PHONEERR.INVALLAMPMODE, `Lamp ${id} cannot be set to ${shown(mode)}, but to ${oneOf(modes)}.`);
}

/** TAPI's volume or gain, 0 to 0xFFFF. */
export function levelNumber(level: number): number {
  if (typeof level === 'number' && level >= 0 && level <= 1) return tapiLevel(level);
  throw badValue(PHONEERR.INVALPARAM, `Volume and gain are numbers from 0 to 1, not ${shown(level)}.`);
}

/** A ring mode; 0 is silence. */
export function ringNumber({ name, ring }: Phone, mode: number): number {
  if (isIndex(mode, ring.modes + 1)) return mode;
  const message = `${name} has the rings 1 to ${ring.modes}, and 0 for none, but no ring ${shown(mode)}.`;
  throw badValue(PHONEERR.INVALRINGMODE, message);
}

/** The row and column of a place on the display. */
export function placeOf({ name, display }: Phone, at: Partial<Place>): Place {
  const { row = 0, column = 0 } = at;
  const columns = display[0]?.length ?? 0;
  if (isIndex(row, display.length) && isIndex(column, columns)) return { row, column };
  const place = `row ${shown(row)}, column ${shown(column)}`;
  const size = `${display.length} rows of ${columns} columns, each from 0`;
  throw badValue(PHONEERR.INVALPARAM, `The display of ${name} has no ${place}: it has ${size}.`);
}

/** A text for the display or a button. */
export function checkedText(text: string): string {
  if (typeof text === 'string') return text;
  throw badValue(PHONEERR.INVALPARAM, `A text is a string, not ${shown(text)}.`);
}

/** The button of a button-lamp id. */
export function buttonOf(phone: Phone, id: number): PhoneButton {
  const button = isIndex(id, phone.buttons.length) ? phone.buttons[id] : undefined;
  if (button !== undefined) return button;
  throw badValue(PHONEERR.INVALBUTTONLAMPID, `${phone.name} has no button ${shown(id)}. Those it has are in buttons.`);
}

/** What is to change of PHONEBUTTONINFO. */
export function buttonChange({ function: word, text }: PhoneButtonChange): Partial<PhoneButtonInfo> {
  return {
    ...(word === undefined ? {} : { buttonFunction: functionNumber(word) }),
    ...(text === undefined ? {} : { buttonText: checkedText(text) }),
  };
}

/** One PHONEBUTTONFUNCTION. */
export function functionNumber(word: PhoneButton['function']): number {
  const number = buttonFunctions.number(word);
  if (number !== undefined) return number;
  throw badValue(PHONEERR.INVALPARAM, `No button has the function ${shown(word)}.`);
}
