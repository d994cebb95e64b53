/**
 * Ringback's own: what lineDevSpecific does on a line of a mobile network, for the services that TAPI has no function for. The block's first
 * byte is the sub-function; behind it stands UTF-8 JSON, then zeros. The reply brings the block back with the answer in place of what was asked.
 */
import type { LineNetwork } from './line-structures.js';

/** The sub-functions, each with what it is asked with → what it answers; nothing where it says nothing. */
export const LINE_SERVICE = {
  /** {@link ForwardingReason} → {@link Forwarding}, as the network has it now (+CCFC mode 2). */
  READ_FORWARDING: 0x20,
  /** {@link ForwardingReason}: ends it (+CCFC mode 4). To begin one is lineForward's, since its number is dialled some day. */
  ERASE_FORWARDING: 0x21,
  /** → boolean: whether a second call is offered (+CCWA). */
  READ_WAITING: 0x22,
  /** boolean. */
  SET_WAITING: 0x23,
  /** → {@link CallerIdService} (+CLIR). */
  READ_CALLER_ID: 0x24,
  /** {@link CallerIdSetting}, for the calls from now on. */
  SET_CALLER_ID: 0x25,
  /** → {@link ChosenNetwork} (+COPS?). */
  READ_NETWORK: 0x26,
  /** → {@link MobileNetwork}[] (+COPS=?). Minutes; INUSE while there is a call; a call ends it. */
  SCAN_NETWORKS: 0x27,
  /** Ends a scan: its request completes with USERCANCELLED. */
  CANCEL_SCAN: 0x28,
  /** `automatic`, or the code of a network (+COPS=0, +COPS=1). INUSE while there is a call. */
  SELECT_NETWORK: 0x29,
  /** → `LineNetwork['registration']` (+CREG?). */
  READ_REGISTRATION: 0x2a,
  /** → string: which firmware runs now (+CGMR). */
  READ_REVISION: 0x2b,
} as const;

/**
 * First byte of `callParams.devSpecific` of lineForward; the second is a number of {@link FORWARDING_REASONS}. The one entry of the list is begun for
 * that reason alone, and what else is forwarded stays; its forwardMode is not looked at. TAPI has no mode for a phone that is not reachable.
 */
export const FORWARD_ONE = 0x20;

/** When calls are forwarded, in the order of +CCFC's numbers (3GPP TS 27.007, 7.11). */
export const FORWARDING_REASONS = ['unconditional', 'busy', 'noReply', 'notReachable'] as const;
export type ForwardingReason = (typeof FORWARDING_REASONS)[number];

/** Where voice calls go for a reason. */
export interface Forwarding {
  readonly reason: ForwardingReason;
  readonly active: boolean;
  /** Where to; '' where nothing is registered. */
  readonly number: string;
  /** How long it rings first, in seconds; null where the network does not tell. */
  readonly afterSeconds: number | null;
}

/** How long it can ring before a call is forwarded, in seconds: 5 to 30 in steps of 5 (3GPP TS 22.082, 3.2.3), and where nothing is said. */
export const FORWARDING_STEP_S = 5;
export const FORWARDING_LONGEST_S = 30;
export const FORWARDING_USUAL_S = 20;

/** Whether one's own number is told to who is called: as the network has it, never, or always (<n> of +CLIR: 3GPP TS 27.007, 7.7). */
export const CALLER_ID_SETTINGS = ['network', 'withhold', 'show'] as const;
export type CallerIdSetting = (typeof CALLER_ID_SETTINGS)[number];

/** What holds for one's own number. */
export interface CallerIdService {
  readonly setting: CallerIdSetting;
  /** What the network does by itself. `ifAsked`: it withholds where it is asked to; `unlessAllowed`: unless it is told to show. */
  readonly network: 'notProvided' | 'always' | 'unknown' | 'unlessAllowed' | 'ifAsked';
}

/** The network that the modem has chosen, or was told to. */
export interface ChosenNetwork {
  readonly mode: 'automatic' | 'manual' | 'deregistered' | 'formatOnly' | 'manualThenAutomatic';
  /** The operator's name; '' where there is none. Without characters of control and direction; render as text only. */
  readonly name: string;
}

/** A network within reach. */
export interface MobileNetwork {
  readonly availability: 'unknown' | 'available' | 'current' | 'forbidden';
  /** The operator's name, its code where it has none. Render as text only. */
  readonly name: string;
  /** Country and network code, five or six digits; '' where it is not told: then it cannot be chosen. */
  readonly code: string;
  /** The radio technology, where it is told. */
  readonly technology: string | null;
}

/** Where a line is registered, as LINE_SERVICE.READ_REGISTRATION tells. */
export type NetworkRegistration = LineNetwork['registration'];

/** Room for any answer: 64 networks. */
const BLOCK_SIZE = 16_384;

/** A block that asks for something. */
export function serviceBlock(service: number, question?: unknown): Uint8Array {
  const block = new Uint8Array(BLOCK_SIZE);
  block[0] = service;
  if (question !== undefined) writeService(block, question);
  return block;
}

/** What stands in a block; undefined where nothing does, or nothing that can be read. */
export function readService(block: Uint8Array): unknown {
  const end = block.indexOf(0, 1);
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(block.subarray(1, end < 0 ? undefined : end)));
  } catch {
    return undefined;
  }
}

/** Writes an answer, or a question, into a block. @returns Whether it has the room. */
export function writeService(block: Uint8Array, value: unknown): boolean {
  const bytes = new TextEncoder().encode(JSON.stringify(value));
  if (bytes.length > block.length - 1) return false;
  block.fill(0, 1).set(bytes, 1);
  return true;
}
