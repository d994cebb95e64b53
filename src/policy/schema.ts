import * as v from 'valibot';
import { parseNumberPattern } from './number-pattern.js';

const PATTERN_ADVICE =
  'Write digits, "x" for any one digit, "*" at the end for whatever follows, "+" in front for the international form, as in "0900*" or "+44 909*".';
const PREFIX_ADVICE =
  'Write the digits of the prefix, with "x" for any one digit, as in "0" or "010xx"; no "*" and no "+".';

const pattern = v.pipe(
  v.string(PATTERN_ADVICE),
  v.maxLength(40, 'Make the pattern 40 characters or shorter.'),
  v.check((text) => parseNumberPattern(text) !== null, PATTERN_ADVICE),
);
const prefix = v.pipe(
  v.string(PREFIX_ADVICE),
  v.regex(/^[0-9#][0-9xX*#]{0,7}(?<!\*)$|^\*[0-9xX#]{1,7}$/, PREFIX_ADVICE),
);
const digits = (most: number) => {
  const advice = `Write 1 to ${most} digits, nothing else.`;
  return v.pipe(v.string(advice), v.regex(/^\d+$/, advice), v.maxLength(most, advice));
};
const list = <T extends v.GenericSchema>(item: T) =>
  v.pipe(
    v.array(item, 'Write a list: [ … ].'),
    v.maxLength(1000, 'Keep the list to 1000 entries; use "*" to join some.'),
  );

const rule = v.strictObject(
  {
    pattern,
    reason: v.pipe(
      v.string('Say in a sentence why the number is blocked; people will read it.'),
      v.trim(),
      v.nonEmpty('Say in a sentence why the number is blocked; people will read it.'),
      v.maxLength(200, 'Say it in 200 characters or fewer.'),
    ),
  },
  'Write { "pattern": …, "reason": … } and nothing else.',
);

const numbering = v.strictObject(
  {
    /** What may stand before a number without changing whom it reaches: `0` for an outside line, `010xx` for a carrier. */
    dialPrefixes: v.optional(list(prefix), []),
    /** What is dialled for `+` here. */
    internationalPrefixes: v.optional(list(digits(6))),
    /** The line's own country code, without `+`. */
    countryCode: v.optional(digits(3)),
    /** What stands before an area code within the country; '' where nothing does. */
    trunkPrefix: v.optional(v.union([v.literal(''), digits(2)], 'Write one or two digits, or "".'), '0'),
  },
  'Allowed here: dialPrefixes, internationalPrefixes, countryCode, trunkPrefix.',
);

/** What may be called from a line. Part of a deployment's configuration. */
export const dialPolicySchema = v.strictObject(
  {
    /** Blocked, each with the reason that people are told. */
    deny: v.optional(list(rule), []),
    /** When present, only these may be called, and of them only what `deny` does not block. */
    allow: v.optional(list(pattern)),
    /** Emergency numbers on top of those of 3GPP TS 22.101 §10.1.1. */
    extraEmergencyNumbers: v.optional(list(digits(8)), []),
    numbering: v.optional(numbering, {}),
  },
  'Write an object; allowed in it: deny, allow, extraEmergencyNumbers, numbering.',
);

export type DialPolicyInput = v.InferInput<typeof dialPolicySchema>;
export type DialPolicyConfig = v.InferOutput<typeof dialPolicySchema>;

/** What is wrong with a configuration, and where. */
export interface PolicyIssue {
  /** Keys and positions from the root, joined by dots: `deny.0.pattern`; '' for the whole. */
  readonly path: string;
  /** What to do about it, in English, for the administrator. */
  readonly advice: string;
}

/** Reads a dial policy from a configuration file's content. All issues are told at once. */
export function parseDialPolicy(
  input: unknown,
):
  | { readonly ok: true; readonly config: DialPolicyConfig }
  | { readonly ok: false; readonly issues: readonly PolicyIssue[] } {
  const result = v.safeParse(dialPolicySchema, input);
  if (result.success) return { ok: true, config: result.output };
  return {
    ok: false,
    issues: result.issues.map((issue) => ({ path: v.getDotPath(issue) ?? '', advice: issue.message })),
  };
}
