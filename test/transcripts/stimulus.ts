import type { AllowedCommand } from './allowed-commands.js';

/** What happens at a step of a transcript besides the step. */
export interface Cue {
  /** The next step that has this text in it; its sign and a blank stand before it. */
  readonly at: string;
  /** What a program asks for, in the words of requests.ts: before a line that we send, after any other step. */
  readonly request?: string;
  /** What AT+CLCC says from then on where the transcript does not say it: lines without `+CLCC: `. */
  readonly list?: readonly string[];
  /** What must be concluded from it although the transcript leaves it unsaid, in the words of expectations. */
  readonly expect?: readonly string[];
}

/** A command that the provider never sends, and why. Its answer does not come either. */
export interface NeverSent {
  readonly text: string;
  readonly reason: string;
}

/** What a transcript needs to be replayed: which modem it is, and what a program asks for when. */
export interface Stimulus {
  /** The number of the transcript. */
  readonly transcript: string;
  /** Which part of it, where it has the sessions of several modems: from a step that has this text in it, to before another. */
  readonly part?: { readonly name: string; readonly from: string; readonly until?: string };
  /** What the modem says of itself: command → lines, `|` between them. What is not here is an error. */
  readonly identity: Readonly<Record<string, string>>;
  /** The calls that are there when the session begins, as AT+CLCC lists them. */
  readonly list?: readonly string[];
  /** In the order in which they happen. */
  readonly cues: readonly Cue[];
  /** Commands that are allowed in this session only. */
  readonly allowed?: readonly AllowedCommand[];
  readonly neverSent?: readonly NeverSent[];
}

/** What a cellular modem of a maker says of itself. */
export function cellular(manufacturer: string, model: string): Stimulus['identity'] {
  return {
    ATI: `${model}|OK`,
    'AT+GMI': `${manufacturer}|OK`,
    'AT+GMM': `${model}|OK`,
    'AT+GMR': 'REV-1.0|OK',
    'AT+GCAP': '+GCAP: +CGSM|OK',
    'AT+FCLASS=?': '0|OK',
  };
}

/** What an analog voice modem says of itself. */
export function analog(model: string): Stimulus['identity'] {
  return {
    ATI: `${model}|OK`,
    'AT+GMI': `${model}|OK`,
    'AT+GMM': `${model}|OK`,
    'AT+GMR': 'REV-1.0|OK',
    'AT+GCAP': '+GCAP: +FCLASS|OK',
    'AT+FCLASS=?': '0,1,8|OK',
    'AT+VCID=?': '(0-2)|OK',
  };
}
