import { ASKED, type AllowedCommand } from './allowed-commands.js';

/** How many commands may come besides a transcript, each counted once. */
export const AT_MOST = 5;

/** What happens at a step of a transcript besides the step. */
export interface Cue {
  /** The next step that has this text in it; its sign and a blank stand before it. */
  readonly at: string;
  /** What a program asks for, in the words of requests.ts: before a line that we send, after any other step. */
  readonly request?: string;
  /** What AT+CLCC says from then on where the transcript does not say it: lines without `+CLCC: `. */
  readonly list?: readonly string[];
  /** What the modem says from then on to commands that are not in the transcript. */
  readonly answers?: Readonly<Record<string, string>>;
  /** What must be concluded from it although the transcript leaves it unsaid, in the words of expectations. */
  readonly expect?: readonly string[];
}

/** A command that the provider never sends, and why. Its answer does not come either. */
export interface NeverSent {
  readonly text: string;
  readonly reason: string;
}

/** A line of the transcript that comes in another form: sent so by the provider, or said so by the modem after that. Echoes follow by themselves. */
export interface InAnotherForm {
  /** As the transcript has it; a command without its CR. */
  readonly text: string;
  /** As it is played. */
  readonly as: string;
  /** Of what is said: only while this was sent last, as the transcript has it. */
  readonly after?: string;
  readonly reason: string;
}

/** A command that the provider sends earlier than the transcript does, with its answer and what is concluded from it. */
export interface SentEarlier {
  readonly text: string;
  /** The command that it is sent before. */
  readonly before: string;
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
  /** Why nothing of the network is asked in it: it is over too soon. Only the list of calls is then. */
  readonly tooShortForNetwork?: string;
  readonly neverSent?: readonly NeverSent[];
  readonly sentAs?: readonly InAnotherForm[];
  readonly saidAs?: readonly InAnotherForm[];
  readonly sentEarlier?: readonly SentEarlier[];
  /** Why the session begins with a modem that is yet to be found although no `open` says so. */
  readonly beginsWithPort?: string;
  /** The rate at which a modem was found on an earlier visit. */
  readonly likelyRate?: number;
  /** Why more than {@link AT_MOST} commands come besides the transcript, and how many at most. */
  readonly moreCommands?: { readonly atMost: number; readonly reason: string };
}

/** What a cellular modem of a maker says of itself. */
export function cellular(manufacturer: string, model: string): Stimulus['identity'] {
  return {
    'AT+GCAP': '+GCAP: +CGSM|OK',
    'AT+CGMI': `${manufacturer}|OK`,
    'AT+CGMM': `${model}|OK`,
    'AT+CGMR': 'REV-1.0|OK',
  };
}

/** What an analog voice modem says of itself. */
export function analog(model: string): Stimulus['identity'] {
  return {
    ATI0: '56000|OK',
    ATI3: 'REV-1.0|OK',
    'AT+GMI': `${model}|OK`,
    'AT+GMM': `${model}|OK`,
    'AT+GCAP': '+GCAP: +FCLASS|OK',
    'AT+FCLASS=?': '0,1,8|OK',
    'AT+VCID=?': '(0-2)|OK',
  };
}

/** Whether its modem is a cellular one. */
export function isCellular({ identity }: Stimulus): boolean {
  return identity['AT+GCAP']?.includes('+CGSM') === true;
}

/** Every command that may come besides the transcript. */
export function allowedIn(stimulus: Stimulus): readonly AllowedCommand[] {
  const asked = ASKED.filter(({ text }) => stimulus.tooShortForNetwork === undefined || text === 'AT+CLCC');
  return [...(stimulus.allowed ?? []), ...(isCellular(stimulus) ? asked : [])];
}
