import { noCallerId, type CallerId } from '../../../at/caller-id.js';

/** Longest number or name that is kept, in characters. */
const MAX_TEXT = 64;
/** Where the name and the CLI validity stand after number and type (3GPP TS 27.007, 7.6 and 7.12). */
const places: Readonly<Record<string, { readonly name: number; readonly validity: number }>> = {
  '+CLIP': { name: 4, validity: 5 },
  '+CCWA': { name: 3, validity: 4 },
};
const validities: Readonly<Record<string, CallerId['presentation']>> = { '1': 'blocked', '2': 'outOfArea' };
/** <type> where the network gives no number because it is withheld; seen with SIMCom and Quectel, which may leave the validity out. */
const WITHHELD_TYPE = '128';
const INTERNATIONAL = '145';

/**
 * Reads `+CLIP: "number",type[,subaddress,satype[,name[,validity]]]` and `+CCWA: "number",type,class[,name[,validity]]`: who calls. Null for
 * any other line, an answer to AT+CCWA? among them.
 */
export function readCallerLine(text: string): CallerId | null {
  const [, head = '', rest = ''] = /^(\+CLIP|\+CCWA): ?(".*)$/.exec(text) ?? [];
  const place = places[head];
  if (place === undefined) return null;
  const fields = rest.match(/"[^"]*"|[^,]+|(?<=,)(?=,)/g) ?? [];
  const digits = unquoted(fields[0]).replace(/[^0-9*#A-D+]/gi, '');
  const international = fields[1] === INTERNATIONAL && digits !== '' && !digits.startsWith('+');
  const number = international ? `+${digits}` : digits;
  const name = unquoted(fields[place.name]);
  if (number !== '') return { ...noCallerId, number, name, presentation: 'known' };
  const told = validities[fields[place.validity]?.trim() ?? ''];
  return { ...noCallerId, name, presentation: told ?? (fields[1] === WITHHELD_TYPE ? 'blocked' : 'unknown') };
}

/** The text between quotes; '' for what has none. Hostile: of bounded length, without control and direction characters. */
function unquoted(field = ''): string {
  const text = /^"(.*)"$/.exec(field.trim())?.[1] ?? '';
  return text.replace(/[\p{Cc}\p{Cf}]/gu, '').slice(0, MAX_TEXT);
}
