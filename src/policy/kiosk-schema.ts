import * as v from 'valibot';
import { parseDialString } from '../numbers/dial-string.js';
import { destinationProblem } from './kiosk-policy.js';
import { dialPolicySchema, type PolicyIssue } from './schema.js';

/** The languages that a kiosk can speak, by their tags (BCP 47). */
export const KIOSK_LANGUAGES = ['en', 'de', 'es', 'ar', 'ja'] as const;
export type KioskLanguage = (typeof KIOSK_LANGUAGES)[number];

/** The colours of a destination's sign. */
const COLOURS = ['green', 'blue', 'amber', 'purple', 'teal', 'red'] as const;

const LANGUAGE_ADVICE = `Write one of: ${KIOSK_LANGUAGES.map((tag) => `"${tag}"`).join(', ')}.`;
const NUMBER_ADVICE =
  'Write the number as the line has to dial it, as in "555 0100" or "0,5550100": digits, "+" in front, "," for a pause; no "*" at the end, no "!" and no ";".';
const PICTURE_ADVICE =
  'Write the path of a picture of this site (png, jpg, webp, avif or svg), as in "pictures/reception.jpg"; no other site.';

const words = (most: number) => {
  const advice = `Write a text of 1 to ${most} characters.`;
  return v.pipe(v.string(advice), v.trim(), v.nonEmpty(advice), v.maxLength(most, advice));
};

/** A text in several languages, or one for all of them. */
const text = (most: number) => {
  const advice = `Write a text of 1 to ${most} characters, or one for each language: { "en": …, "de": … }. Languages: ${KIOSK_LANGUAGES.join(', ')}.`;
  const each = Object.fromEntries(KIOSK_LANGUAGES.map((tag) => [tag, v.optional(words(most))]));
  const inLanguages = v.pipe(
    v.strictObject(each as Record<KioskLanguage, v.OptionalSchema<ReturnType<typeof words>, undefined>>, advice),
    v.check((texts) => Object.keys(texts).length > 0, advice),
  );
  return v.union([words(most), inLanguages], advice);
};

const number = v.pipe(
  v.string(NUMBER_ADVICE),
  v.check((dialled) => isDestination(dialled), NUMBER_ADVICE),
);

/** Takes what every modem takes, and nothing that an exchange would take for an order of its own. */
function isDestination(dialled: string): boolean {
  const parsed = parseDialString(dialled, { waitForDialTone: true, quiet: false, billing: false, partialDial: false });
  return parsed.ok && /^\+?[0-9]/.test(parsed.dialString.digits) && !/[!A-D]|\*$/.test(parsed.dialString.digits);
}

const idAdvice = 'Write 1 to 32 small letters, digits or "-", as in "front-desk".';
const seconds = (least: number, most: number) => {
  const advice = `Write a whole number of seconds from ${least} to ${most}.`;
  return v.pipe(v.number(advice), v.integer(advice), v.minValue(least, advice), v.maxValue(most, advice));
};

const destination = v.strictObject(
  {
    id: v.pipe(v.string(idAdvice), v.regex(/^[a-z0-9-]{1,32}$/, idAdvice)),
    name: text(60),
    /** Where it is, or when somebody is there. */
    note: v.optional(text(120)),
    number,
    colour: v.optional(v.picklist(COLOURS, `Write one of: ${COLOURS.join(', ')}.`), 'blue'),
    /** One to three characters, shown where there is no picture. */
    initials: v.optional(v.pipe(v.string(), v.regex(/^\S.{0,5}$/u, 'Write one to three characters.'))),
    picture: v.optional(
      v.pipe(
        v.string(PICTURE_ADVICE),
        v.regex(/^(?!\/\/|[a-z][a-z0-9+.-]*:)[^\s\\?#]{1,200}\.(png|jpe?g|webp|avif|svg)$/i, PICTURE_ADVICE),
      ),
    ),
  },
  'Write { "id": …, "name": …, "number": … }; allowed beside these: note, colour, initials, picture.',
);

const emergencyAdvice = 'Write 2 to 8 digits, as in "112".';

const kioskObject = v.strictObject(
  {
    /** What the place is called. */
    title: text(60),
    /** Those that a visitor can choose from; the first is the one that the kiosk begins in. */
    languages: v.optional(
      v.pipe(
        v.array(v.picklist(KIOSK_LANGUAGES, LANGUAGE_ADVICE), 'Write a list of languages: ["en", "de"].'),
        v.minLength(1, 'Name at least one language.'),
        v.check((all) => new Set(all).size === all.length, 'Name each language once.'),
      ),
      ['en'],
    ),
    /** What an idle kiosk invites to. */
    attract: v.optional(
      v.strictObject({ title: v.optional(text(80)), text: v.optional(text(200)) }, 'Allowed here: title, text.'),
      {},
    ),
    destinations: v.pipe(
      v.array(destination, 'Write a list of destinations: [ { "id": …, "name": …, "number": … } ].'),
      v.minLength(1, 'Name at least one destination.'),
      v.maxLength(40, 'Keep it to 40 destinations: nobody finds more on a screen.'),
    ),
    /** Whether a visitor may dial a number of his own; which ones, `dialPolicy.allow` says. */
    dialNumber: v.optional(v.boolean('Write true or false.'), false),
    /** What may be dialled beside the destinations: the format of every dial policy. */
    dialPolicy: v.optional(dialPolicySchema, {}),
    /** What the emergency button shows and dials. */
    emergencyNumber: v.optional(v.pipe(v.string(emergencyAdvice), v.regex(/^\d{2,8}$/, emergencyAdvice)), '112'),
    /** How long nobody touches the screen until it warns. */
    idleSeconds: v.optional(seconds(15, 3600), 60),
    /** How long it warns until it starts anew: WCAG 2.2.1 wants twenty seconds at least. */
    warningSeconds: v.optional(seconds(20, 300), 20),
    line: v.picklist(
      ['modem', 'simulator'],
      'Write "modem" for real calls, or "simulator" for a demonstration that calls nobody.',
    ),
    /** Where the visitor talks: at the screen (or whatever is wired to the modem), or on a handset to which the call is left. */
    voice: v.optional(v.picklist(['screen', 'handset'], 'Write "screen" or "handset".'), 'screen'),
  },
  'Write an object with: title, destinations, line; allowed beside these: languages, attract, dialNumber, dialPolicy, emergencyNumber, idleSeconds, warningSeconds, voice.',
);

/** A kiosk's whole set-up, as its file has it ([docs/kiosk.md]). */
export type KioskInput = v.InferInput<typeof kioskObject>;
export type KioskConfig = v.InferOutput<typeof kioskObject>;
export type KioskDestination = KioskConfig['destinations'][number];
export type KioskText = KioskConfig['title'];

/** Reads a kiosk's set-up. All issues are told at once, each with its path and what to write instead. */
export function parseKioskConfig(
  input: unknown,
):
  | { readonly ok: true; readonly config: KioskConfig }
  | { readonly ok: false; readonly issues: readonly PolicyIssue[] } {
  const result = v.safeParse(kioskObject, input);
  const issues = result.success
    ? contradictions(result.output)
    : result.issues.map((issue) => ({ path: v.getDotPath(issue) ?? '', advice: issue.message }));
  return result.success && issues.length === 0 ? { ok: true, config: result.output } : { ok: false, issues };
}

/** What is well formed and cannot be meant. */
function contradictions(config: KioskConfig): readonly PolicyIssue[] {
  const { destinations, dialNumber, dialPolicy } = config;
  const ids = destinations.map(({ id }) => id);
  const issues = destinations.flatMap(({ id }, at): PolicyIssue[] => {
    const path = `destinations.${at}`;
    const blocked = destinationProblem(config, at);
    return [
      ...(ids.indexOf(id) < at ? [{ path: `${path}.id`, advice: 'Give each destination an id of its own.' }] : []),
      ...(blocked === null ? [] : [{ path: `${path}.number`, advice: blocked }]),
    ];
  });
  if (dialNumber && dialPolicy.allow === undefined)
    issues.push({
      path: 'dialPolicy.allow',
      advice:
        'Say which numbers visitors may dial, as in ["030*"]; ["*"] allows all that dialPolicy.deny does not block. Or set dialNumber to false.',
    });
  return issues;
}

/**
 * What an emergency call needs of a file that is broken elsewhere: the line and the number, each as far as it can be read; a modem and 112 else.
 */
export function emergencyPart(input: unknown): Pick<KioskConfig, 'line' | 'emergencyNumber'> {
  const { line, emergencyNumber } = Object(input) as Record<string, unknown>;
  const read = v.safeParse(kioskObject.entries.line, line);
  const shown = v.safeParse(kioskObject.entries.emergencyNumber, emergencyNumber);
  return { line: read.success ? read.output : 'modem', emergencyNumber: shown.success ? shown.output : '112' };
}
