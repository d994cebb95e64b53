import { lockName } from '../../base/lock-name.js';
import type { Locks } from '../../base/web-locks.js';
import { TAPIERR } from '../../tspi/generated/errors.js';
import { SUCCESS, type Result } from '../../tspi/result.js';
import { LONGEST, posted, received, type LineReqMakeCall } from './messages.js';
import { RECIPIENT_LOCK } from './request-recipient.js';
import type { Site } from './site.js';

/** How long a recipient that there is may take to answer: a page that works on something, or whose tab is asleep. */
const ANSWER_LIMIT_MS = 5000;
/** How often it is asked meanwhile: one that has just come first in the queue may not have heard yet. */
const ASK_EVERY_MS = 500;

/** Passes a request on to the recipient of the site (nf-tapi-tapirequestmakecall). It is passed on once, or not at all. */
export async function requestMakeCall(
  site: Site,
  destAddress: string,
  appName: string | null,
  calledParty: string | null,
  comment: string | null,
): Promise<Result> {
  const given = [destAddress, appName ?? '', calledParty ?? '', comment ?? ''];
  if (!given.every((text) => typeof text === 'string')) return TAPIERR.INVALPOINTER;
  if (destAddress.length > LONGEST.destAddress) return TAPIERR.INVALDESTADDRESS;
  if (site.locks === undefined || !(await hasRecipient(site.locks))) return TAPIERR.NOREQUESTRECIPIENT;
  return passOn(site, {
    destAddress,
    appName: (appName ?? '').slice(0, LONGEST.appName),
    calledParty: (calledParty ?? '').slice(0, LONGEST.calledParty),
    comment: (comment ?? '').slice(0, LONGEST.comment),
  });
}

async function hasRecipient(locks: Locks): Promise<boolean> {
  try {
    const { held = [] } = await locks.query();
    return held.some(({ name }) => name === RECIPIENT_LOCK);
  } catch {
    return false; // An opaque origin has no locks, and no other page.
  }
}

function passOn(site: Site, call: LineReqMakeCall): Promise<Result> {
  const { scheduler, random } = site;
  const request = lockName('request', random);
  const channel = site.openChannel();
  return new Promise((resolve) => {
    let waitedMs = 0;
    const ask = (): void => {
      if (waitedMs >= ANSWER_LIMIT_MS) {
        end(TAPIERR.NOREQUESTRECIPIENT);
        return;
      }
      waitedMs += ASK_EVERY_MS;
      timer = scheduler.after(ASK_EVERY_MS, ask);
      channel.post(posted({ kind: 'who', request }));
    };
    const end = (result: Result): void => {
      timer?.cancel();
      channel.close();
      resolve(result);
    };
    let timer: ReturnType<typeof scheduler.after> | undefined;
    let answered = false;
    channel.listen((data) => {
      const message = received(data);
      if (answered || message?.kind !== 'here' || message.request !== request) return;
      answered = true;
      const { recipient, full } = message;
      if (!full) channel.post(posted({ kind: 'makeCall', request, recipient, call }));
      end(full ? TAPIERR.REQUESTQUEUEFULL : SUCCESS);
    });
    ask();
  });
}
