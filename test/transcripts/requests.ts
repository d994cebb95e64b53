import { LINEDIGITMODE, LINETRANSFERMODE } from '../../src/tspi/generated/constants.js';
import { out, resultName, type HdCall, type HtCall } from '../../src/tspi/result.js';
import { serviceRequests } from './service-requests.js';
import { unlockBlock } from '../../src/tspi/sim-request.js';
import type { TranscriptWorld } from './transcript-world.js';

/** The handle of the call that stands for a conference. */
export const CONFERENCE_HANDLE = 3000;

type Request = (world: TranscriptWorld, words: string) => string;

/** What a program can ask for, by the first word; calls by their names, with `and` between two. What it answers is an error at once. */
const requests: Readonly<Record<string, Request>> = {
  ...serviceRequests,
  dial: (w, number) => {
    const htCall = 1001 + w.calls.length;
    const hdCall = out<HdCall | 0>(0);
    const result = w.request((id) => w.provider.lineMakeCall(id, w.hdLine, htCall as HtCall, hdCall, number, 0, null));
    w.meet();
    if (hdCall.value !== 0) w.calls.push({ htCall, hdCall: hdCall.value });
    return result;
  },
  answer: (w, name) => w.request((id) => w.provider.lineAnswer(id, w.named(name).hdCall, null)),
  drop: (w, name) => {
    const { htCall, hdCall } = w.named(name);
    w.ending.add(htCall);
    return w.request((id) => w.provider.lineDrop(id, hdCall));
  },
  hold: (w, name) => w.request((id) => w.provider.lineHold(id, w.named(name).hdCall)),
  // A program that finds the modem again opens its line.
  open: (w) => {
    w.open();
    return 'SUCCESS';
  },
  unlock: (w, pin) => w.request((id) => w.provider.lineDevSpecific(id, w.hdLine, 0, 0, unlockBlock(pin))),
  // The machine has slept, so that each line in service is asked whether its modem is there.
  wake: (w) => {
    w.scheduler.sleep(60_000, 'stops');
    return 'SUCCESS';
  },
  swap: (w, names) => {
    const [active, held] = pair(w, names);
    return w.request((id) => w.provider.lineSwapHold(id, active, held));
  },
  join: (w, names) => complete(w, names, LINETRANSFERMODE.CONFERENCE, CONFERENCE_HANDLE),
  transfer: (w, names) => complete(w, names, LINETRANSFERMODE.TRANSFER, 0),
  split: (w, name) => w.request((id) => w.provider.lineRemoveFromConference(id, w.named(name).hdCall)),
  /** To be told of digits that are heard. */
  monitor: (w, name) => resultName(w.provider.lineMonitorDigits(w.named(name).hdCall, LINEDIGITMODE.DTMF)),
  digits: (w, digits) =>
    w.request(() => w.provider.lineGenerateDigits(w.named('call').hdCall, 1, LINEDIGITMODE.DTMF, digits, 0)),
};

/** Asks for it. The name of an error, where it was refused at once; else what becomes of it is told by and by. */
export function ask(world: TranscriptWorld, words: string): string | null {
  const [verb = '', ...rest] = words.split(' ');
  const request = requests[verb];
  if (request === undefined) throw new Error(`no request is called ${verb}`);
  const result = request(world, rest.join(' '));
  return /^\d+$|^SUCCESS$/.test(result) ? null : result;
}

/** Joins or connects a held call and an active one. */
function complete(w: TranscriptWorld, names: string, mode: number, htConf: number): string {
  const [held, active] = pair(w, names);
  const hdConf = out<HdCall | 0>(0);
  return w.request((id) => w.provider.lineCompleteTransfer(id, held, active, htConf as HtCall, hdConf, mode));
}

function pair(w: TranscriptWorld, names: string): readonly [HdCall, HdCall] {
  const [one = '', other = ''] = names.split(' and ');
  return [w.named(one).hdCall, w.named(other).hdCall];
}
