import { fieldsOf, numberIn } from './fields.js';
import { partyNumber } from './party-number.js';
import { parseRanges } from './ranges.js';

/** <code1> of +CSSI, about a call that is being made (3GPP TS 27.007, 7.17). */
const ABOUT_OUTGOING = [
  'forwardingActive',
  'someForwardingActive',
  'forwarded',
  'waiting',
  'closedUserGroup',
  'outgoingBarred',
  'incomingBarred',
  'suppressionRejected',
  'deflected',
] as const;
/** <code2> of +CSSU, about a call that comes in or is there (3GPP TS 27.007, 7.17). */
const ABOUT_CALL = [
  'forwardedCall',
  'closedUserGroup',
  'putOnHold',
  'retrieved',
  'conferenceEntered',
  'heldReleased',
  'forwardCheck',
  'transferAlerting',
  'transferConnected',
  'deflectedCall',
  'furtherCallForwarded',
] as const;

/** What the network tells of supplementary services. `outgoing`: of a call that is being made (+CSSI); `call`: of any other (+CSSU). */
export type ServiceNotice =
  | { readonly about: 'outgoing'; readonly notice: (typeof ABOUT_OUTGOING)[number] }
  | { readonly about: 'call'; readonly notice: (typeof ABOUT_CALL)[number] };

/** Reads `+CSSI: <code1>[,<index>]` and `+CSSU: <code2>[,<index>…]`; null for codes that are not in the standard. */
export function parseServiceNotice(line: string): ServiceNotice | null {
  const outgoing = ABOUT_OUTGOING[numberIn(fieldsOf(line, '+CSSI:')?.[0]) ?? -1];
  if (outgoing !== undefined) return { about: 'outgoing', notice: outgoing };
  const call = ABOUT_CALL[numberIn(fieldsOf(line, '+CSSU:')?.[0]) ?? -1];
  return call === undefined ? null : { about: 'call', notice: call };
}

/**
 * What AT+CHLD can do: `+CHLD: (0,1,1x,2,2x,3,4)` (3GPP TS 27.007, 7.13), with or without parentheses or quotes. `1x` and `2x` name a call.
 * @returns null for a line that names no operation.
 */
export function parseHoldOperations(line: string): ReadonlySet<string> | null {
  const fields = fieldsOf(line, '+CHLD:');
  if (fields === null) return null;
  const sets = parseRanges(line.slice('+CHLD:'.length));
  const numbers = sets.flatMap(({ ranges }) => ranges.flatMap(({ from, to }) => digitsFrom(from, to)));
  const named = sets.flatMap(({ texts }) => texts.map((text) => text.toLowerCase()));
  const operations = [...numbers, ...named].filter((operation) => /^\d(?:x|\*)?$/.test(operation));
  return operations.length === 0 ? null : new Set(operations.map((operation) => operation.replace('*', 'x')));
}

/** Where calls of a class go, a line for each class. */
export interface Forwarding {
  readonly active: boolean;
  /** A sum of bits, as in `WaitingCall`. */
  readonly serviceClass: number;
  /** '' where the network tells none. */
  readonly number: string;
  /** How long it rings first, in seconds; null where it is not told. */
  readonly seconds: number | null;
}

/** Reads `+CCFC: <status>,<class>[,<number>,<type>[,<subaddr>,<satype>[,<time>]]]` (3GPP TS 27.007, 7.11). */
export function parseForwarding(line: string): Forwarding | null {
  const fields = fieldsOf(line, '+CCFC:') ?? [];
  const status = numberIn(fields[0]);
  const serviceClass = numberIn(fields[1]);
  if ((status !== 0 && status !== 1) || serviceClass === null || serviceClass < 0) return null;
  const seconds = numberIn(fields[6]);
  return {
    active: status === 1,
    serviceClass,
    number: partyNumber(fields[2], fields[3]).number,
    seconds: seconds !== null && seconds >= 0 ? seconds : null,
  };
}

/** Whether call waiting is on for a class: a line of the answer to AT+CCWA=1,2 (3GPP TS 27.007, 7.12). Not the call that waits. */
export function parseCallWaiting(line: string): { readonly active: boolean; readonly serviceClass: number } | null {
  const fields = fieldsOf(line, '+CCWA:') ?? [];
  const [status, serviceClass] = fields.map(numberIn);
  if (fields.length !== 2 || fields.some(({ quoted }) => quoted)) return null;
  if ((status !== 0 && status !== 1) || serviceClass === undefined || serviceClass === null) return null;
  return serviceClass < 0 || serviceClass > 255 ? null : { active: status === 1, serviceClass };
}

/** <m> of +CLIR (3GPP TS 27.007, 7.7): whether the network keeps our number from who is called. */
const RESTRICTIONS = ['notProvided', 'always', 'unknown', 'unlessAllowed', 'ifAsked'] as const;

/** Reads `+CLIR: <n>,<m>`: the setting of this device, and what the network does. */
export function parseNumberRestriction(
  line: string,
): { readonly setting: number; readonly network: (typeof RESTRICTIONS)[number] } | null {
  const fields = fieldsOf(line, '+CLIR:') ?? [];
  const setting = numberIn(fields[0]);
  const network = RESTRICTIONS[numberIn(fields[1]) ?? -1];
  return setting === null || setting < 0 || setting > 2 || network === undefined ? null : { setting, network };
}

function digitsFrom(from: number, to: number): string[] {
  const digits = Array.from({ length: 10 }, (_, digit) => digit);
  return digits.filter((digit) => from <= digit && digit <= to).map(String);
}
