import type { AtCommand } from '../../at/command.js';
import { isOk } from './bring-up.js';
import type { ModemLink } from './modem-link.js';
import type { HangUpMethod } from './profiles.js';

const ATH: AtCommand = { text: 'ATH', timeLimitMs: 5000, priority: 'urgent' };
/** How long the end of a fax frame may take before the modem is in command state again. */
const END_OF_DATA_MS = 400;
/** DTR must stay off for longer than S25 (V.250), which may be 500 ms and more. */
const DTR_OFF_MS = 1000;
const DTR_SETTLE_MS = 200;
/** Silence before and after the escape sequence: S12 is 1 s. */
const GUARD_MS = 1100;

/**
 * Ends a connected call. At most about 15 s.
 * @returns Whether the modem confirmed that the line is on hook.
 */
export async function hangUp(link: ModemLink, method: HangUpMethod): Promise<boolean> {
  if (link.channel === null) return false;
  if (method === 'endOfData') await endData(link);
  else if (method === 'dtr' && (await dropDtr(link))) return true;
  else if (method === 'escape') await escape(link);
  return (await onHook(link, ATH)) || (await onHook(link, ATH));
}

async function onHook(link: ModemLink, command: AtCommand): Promise<boolean> {
  const { channel } = link;
  return channel !== null && isOk(await channel.ask({ ...command }));
}

/** `<DLE><ETX>` ends a frame that is being sent; a modem that is receiving stops at any byte (T.31). Both answer OK. */
async function endData(link: ModemLink): Promise<void> {
  await link.writeRaw('\x10\x03');
  await link.pause(END_OF_DATA_MS);
}

/** True when ATH was confirmed already. Leaves the modem in command state, as far as it listens to DTR or to the escape sequence. */
async function dropDtr(link: ModemLink): Promise<boolean> {
  const dropped = await link.setDtr(false);
  if (dropped) {
    await link.pause(DTR_OFF_MS);
    await link.setDtr(true);
    await link.pause(DTR_SETTLE_MS);
  }
  link.channel?.scanner.leaveData();
  const carrier = await link.carrier();
  if (dropped && carrier !== true && (await onHook(link, { ...ATH, timeLimitMs: 2000, unsynchronised: true })))
    return true;
  await escape(link);
  return false;
}

async function escape(link: ModemLink): Promise<void> {
  link.channel?.scanner.leaveData();
  await link.pause(GUARD_MS);
  await link.writeRaw('+++');
  await link.pause(GUARD_MS);
}
