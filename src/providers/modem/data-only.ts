import { ask, isOk } from './bring-up.js';
import type { ModemLink } from './modem-link.js';
import { noModem } from './no-modem.js';

/** What a mobile station has that makes voice calls (3GPP TS 27.007, 6.2, 6.5, 7.13, 7.18; V.250, 6.3.1), as +CLAC lists it. */
const CALLS = /^(?:AT)?(?:D|\+CHUP|\+CHLD|\+CLCC|\+CVHU)\b/i;
/** A shorter answer to +CLAC is no list. */
const SHORTEST_LIST = 5;

/**
 * Whether a mobile station that refuses its list of calls (+CLCC, 7.18) is one for data only, as LTE-M and NB-IoT modules are. Its list of commands (+CLAC,
 * 8.37) has none for calls; where it has no list, it registers with packet networks (+CEREG, 10.1.22) and not with those that carry
 * calls (+CREG, 7.2). Test commands only: nothing changes. A modem that answers everything with errors, as before its PIN, is not refused.
 * Rejects with ModemPortError `notAModem`.
 */
export async function refuseDataOnly(link: ModemLink): Promise<void> {
  if (isOk(await ask(link, { text: 'AT+CLCC', heads: ['+CLCC:'] }))) return;
  const list = await ask(link, { text: 'AT+CLAC', bareText: true, heads: ['+CLAC:'] });
  if (list.kind === 'final' && isOk(list)) {
    const commands = list.lines.flatMap((line) => line.replace(/^\+CLAC:/, '').split(/[,;\s"()]+/));
    if (commands.filter((command) => command !== '').length >= SHORTEST_LIST) {
      if (!commands.some((command) => CALLS.test(command))) throw noModem('dataOnly');
      return;
    }
  }
  const packets = await ask(link, { text: 'AT+CEREG=?', heads: ['+CEREG:'] });
  if (isOk(packets) && !isOk(await ask(link, { text: 'AT+CREG=?', heads: ['+CREG:'] }))) throw noModem('dataOnly');
}
