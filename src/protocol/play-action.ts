/** What a person lets happen on the simulated network, or to a simulated modem. Numbers and names are shown to nobody but the called line. */
export type PlayAction =
  /** Somebody calls the line, and gives up where nobody answers. */
  | {
      readonly kind: 'call';
      /** Digits, or + and digits; at most {@link PLAY_NUMBER_LIMIT} characters. */
      readonly number: string;
      /** What the network tells as the caller's name; '' for none. At most {@link PLAY_NAME_LIMIT} characters. */
      readonly name: string;
      /** The caller is told by neither number nor name. */
      readonly withheld: boolean;
      /** 1 to {@link PLAY_PATIENCE_LIMIT_S}. */
      readonly giveUpAfterSeconds: number;
    }
  /** The other party of the call that goes on hangs up; of one that rings, the caller gives up; of one that is being made, the called party refuses. */
  | { readonly kind: 'farEndHangsUp' }
  /** The other party presses keys: 0-9 A-D * #, at most {@link PLAY_DIGITS_LIMIT}. */
  | { readonly kind: 'farEndPresses'; readonly digits: string }
  /** What the next call that the line makes meets, whomever it calls. */
  | { readonly kind: 'nextCallMeets'; readonly what: 'busy' | 'noAnswer' }
  /** How well a cellular modem receives, in dBm from -113 to -51; null: nothing at all, so that it loses the network. */
  | { readonly kind: 'signal'; readonly dbm: number | null }
  /** How a cellular modem stands with its network. */
  | { readonly kind: 'registration'; readonly as: PlayedRegistration }
  | { readonly kind: 'unplug' }
  | { readonly kind: 'plugIn' }
  /** The modem starts anew, as after a moment without power. */
  | { readonly kind: 'restart' }
  /** Something goes wrong with what the modem answers. */
  | { readonly kind: 'fault'; readonly fault: PlayedFault };

/** `denied`: the network does not let it in; `lost`: it looks for one and finds none. */
export const PLAYED_REGISTRATIONS = ['home', 'roaming', 'lost', 'denied'] as const;
export type PlayedRegistration = (typeof PLAYED_REGISTRATIONS)[number];

/**
 * - `dropResult`: the next final result is lost; `lateResult`: it comes eight seconds late
 * - `split`, `merged`: from now on answers come one character at a time, or all that there is in one piece
 * - `noise`: garbage stands before every answer; `slow`: every answer takes a second longer
 * - `interleave`: a line that nobody asked for stands inside the next answer
 * - `none`: all of that is over
 */
export const PLAYED_FAULTS = [
  'dropResult',
  'lateResult',
  'split',
  'merged',
  'noise',
  'interleave',
  'slow',
  'none',
] as const;
export type PlayedFault = (typeof PLAYED_FAULTS)[number];

/** Digits of an international number at most (ITU-T E.164: 15), and some room. */
export const PLAY_NUMBER_LIMIT = 32;
export const PLAY_NAME_LIMIT = 40;
export const PLAY_DIGITS_LIMIT = 32;
/** Networks give up by themselves after three minutes. */
export const PLAY_PATIENCE_LIMIT_S = 180;
/** The ends of the scale of +CSQ (3GPP TS 27.007, 8.5). */
export const PLAY_SIGNAL_DBM = { weakest: -113, strongest: -51 } as const;
