import { fieldsOf, numberIn, splitFields, type Field } from './fields.js';

/** Indicators that are kept. */
const MAX_INDICATORS = 32;
/** Longest name that is kept. */
const MAX_NAME = 32;

/**
 * The names of a device's indicators, in their order: the answer to AT+CIND=?, `("battchg",(0-5)),("call",(0,1))…` (3GPP TS 27.007, 8.9).
 * `call_setup` and the like read as `callsetup`.
 */
export function parseIndicatorNames(line: string): readonly string[] | null {
  const fields = fieldsOf(line, '+CIND:');
  if (fields === null || fields.length === 0 || fields.some(({ text }) => !text.startsWith('('))) return null;
  return fields.slice(0, MAX_INDICATORS).map(({ text }) => nameOf(splitFields(text.replace(/^\(/, ''))[0]));
}

/** The values of all indicators, in the order of their names: the answer to AT+CIND?. Null where one is no number. */
export function parseIndicatorValues(line: string): readonly (number | null)[] | null {
  const fields = fieldsOf(line, '+CIND:');
  if (fields === null || fields.length === 0 || fields.some(({ text }) => text.startsWith('('))) return null;
  return fields.slice(0, MAX_INDICATORS).map(numberIn);
}

/** An indicator that has changed. */
export interface IndicatorEvent {
  /** '' where the device numbers its indicators and has not named this one. */
  readonly name: string;
  /** Its place in the order of names, from 1; null where the device told the name. */
  readonly index: number | null;
  readonly value: number;
}

/**
 * Reads `+CIEV: <index>,<value>` (3GPP TS 27.007, 8.10), or Cinterion's `+CIEV: <name>,<value>`.
 * @param names - As {@link parseIndicatorNames} has them.
 */
export function parseIndicatorEvent(line: string, names: readonly string[] = []): IndicatorEvent | null {
  const [indicator, field] = fieldsOf(line, '+CIEV:') ?? [];
  const value = numberIn(field);
  if (indicator === undefined || indicator.text === '' || value === null || value < 0) return null;
  const index = numberIn(indicator);
  if (index === null) return { name: nameOf(indicator), index: null, value };
  return index < 1 ? null : { name: names[index - 1] ?? '', index, value };
}

function nameOf(field: Field | undefined): string {
  return (field?.text ?? '').slice(0, MAX_NAME).toLowerCase().replaceAll('_', '');
}
