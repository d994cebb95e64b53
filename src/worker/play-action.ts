import * as v from 'valibot';
import {
  PLAY_DIGITS_LIMIT,
  PLAY_NAME_LIMIT,
  PLAY_NUMBER_LIMIT,
  PLAY_PATIENCE_LIMIT_S,
  PLAY_SIGNAL_DBM,
  PLAYED_FAULTS,
  PLAYED_REGISTRATIONS,
  type PlayAction,
} from '../protocol/play-action.js';

const kind = <const K extends PlayAction['kind']>(name: K) => v.literal(name);

/** What a page may ask the simulator for, member by member; nothing else is taken. */
const schema = v.variant('kind', [
  v.strictObject({
    kind: kind('call'),
    number: v.pipe(v.string(), v.maxLength(PLAY_NUMBER_LIMIT), v.regex(/^\+?\d*$/)),
    // Names go into lines of AT, byte for byte: nothing that ends a line or a quoted text, nothing beyond ASCII.
    name: v.pipe(v.string(), v.maxLength(PLAY_NAME_LIMIT), v.regex(/^[ !#-~]*$/)),
    withheld: v.boolean(),
    giveUpAfterSeconds: v.pipe(v.number(), v.minValue(1), v.maxValue(PLAY_PATIENCE_LIMIT_S)),
  }),
  v.strictObject({ kind: kind('farEndHangsUp') }),
  v.strictObject({
    kind: kind('farEndPresses'),
    digits: v.pipe(v.string(), v.maxLength(PLAY_DIGITS_LIMIT), v.regex(/^[0-9A-D*#]+$/)),
  }),
  v.strictObject({ kind: kind('nextCallMeets'), what: v.picklist(['busy', 'noAnswer']) }),
  v.strictObject({
    kind: kind('signal'),
    dbm: v.nullable(v.pipe(v.number(), v.minValue(PLAY_SIGNAL_DBM.weakest), v.maxValue(PLAY_SIGNAL_DBM.strongest))),
  }),
  v.strictObject({ kind: kind('registration'), as: v.picklist(PLAYED_REGISTRATIONS) }),
  v.strictObject({ kind: kind('unplug') }),
  v.strictObject({ kind: kind('plugIn') }),
  v.strictObject({ kind: kind('restart') }),
  v.strictObject({ kind: kind('fault'), fault: v.picklist(PLAYED_FAULTS) }),
]);

/** What came from a page as an action of its own; undefined where it is none. */
export function playAction(given: unknown): PlayAction | undefined {
  const read = v.safeParse(schema, given);
  return read.success ? read.output : undefined;
}
