import { isOk } from '../bring-up.js';
import type { CallBook } from './call-book.js';
import type { CellularCall } from './cellular-call.js';
import type { CellularContext } from './cellular-context.js';
import type { CellularDialect } from './cellular-profiles.js';

/** The network's release takes up to 3 s (+CHUP); what the device has confirmed by then and still lists was not ended by that command. */
const GONE_LIMIT_MS = 3000;
const COMMAND_LIMIT_MS = 20_000;
/** How long another call waits for it: longer than it mostly takes. The result may be lost. */
const YIELDS_MS = 4000;

/**
 * Gets one call off the network, whatever stage it is in, and no other: each way that its state allows, until the list shows that it is
 * gone. OK alone does not: with many devices ATH, and with some +CHUP, is answered OK and ends nothing.
 * @returns Whether it is gone.
 */
export async function releaseCall(
  { line, book, poller, dialect }: CellularContext,
  call: CellularCall,
): Promise<boolean> {
  const { channel } = line.link;
  if (channel === null) return false;
  for (const text of waysToEnd(book, dialect, call)) {
    if (!book.live.has(call)) return true;
    call.ending = { text, timeLimitMs: COMMAND_LIMIT_MS, yieldsAfterMs: YIELDS_MS, priority: 'urgent' };
    const confirmed = isOk(await channel.ask(call.ending));
    call.ending = null;
    if (line.link.channel !== channel) return false;
    await poller.look();
    // What was never listed cannot be seen to go: the command's OK is all there is.
    if (confirmed && call.listed === null) return true;
    if (await book.until(() => !book.live.has(call), confirmed ? GONE_LIMIT_MS : 0)) return true;
  }
  return !book.live.has(call);
}

/**
 * The commands by which a call can be ended (3GPP TS 22.030, 6.5.5.1; TS 27.007, 6.5 and 7.13): +CHUP and ATH may end every call, so
 * they are for one that is alone.
 */
function waysToEnd(book: CallBook, { hangUps }: CellularDialect, call: CellularCall): readonly string[] {
  const others = [...book.live].filter((other) => other !== call && other.stands === null && !other.waitsForNumber);
  const byIndex = call.index === null ? [] : [`AT+CHLD=1${call.index}`];
  if (others.length === 0) return [...hangUps, ...byIndex];
  // User determined user busy: of a waiting and a held call it is the waiting one that 0 is for.
  if (call.isOffered) return ['AT+CHLD=0', ...byIndex];
  // A call that is not through yet has no +CHLD=1x with some devices; +CHUP ends the one that is not on hold.
  const onlyHeld = others.every((other) => other.isHeld || other.conference !== null);
  return call.inTheMaking && onlyHeld ? [...byIndex, 'AT+CHUP'] : byIndex;
}
