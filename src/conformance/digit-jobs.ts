import { LINEGATHERTERM, LINEGENERATETERM, TAPI_MESSAGE } from '../tspi/generated/constants.js';
import type { Breaches } from './breaches.js';
import type { ToldEvent, TrackedCall } from './tracked.js';

const CANCEL: Readonly<Record<number, number>> = {
  [TAPI_MESSAGE.LINE_GENERATE]: LINEGENERATETERM.CANCEL,
  [TAPI_MESSAGE.LINE_GATHERDIGITS]: LINEGATHERTERM.CANCEL,
};

/** Whether a message tells that digits have ended. */
export function isDigitMessage(message: number): boolean {
  return message in CANCEL;
}

/**
 * Something begins on a call: it takes the place of what is under way, which must end first (digit-gathering,
 * generating-inband-digits-and-tones). Told before the provider is called, since it may end inside.
 * @param message - The one that will end it.
 * @returns What takes it back where the provider refuses.
 */
export function beginsJob(call: TrackedCall, message: number, endToEndId: number): () => void {
  const jobs = call.jobs.get(message) ?? [];
  call.jobs.set(message, jobs);
  const before = [...jobs];
  for (const job of jobs) job.replaced = true;
  const job = { endToEndId, replaced: false };
  jobs.push(job);
  return () => {
    const place = jobs.indexOf(job);
    if (place >= 0) jobs.splice(place, 1);
    for (const other of before) other.replaced = false;
  };
}

/** LINE_GENERATE or LINE_GATHERDIGITS came. */
export function endsJob(
  call: TrackedCall,
  { message, param1: reason, param2: id }: ToldEvent,
  breaches: Breaches,
): void {
  const jobs = call.jobs.get(message) ?? [];
  const place = jobs.findIndex(({ endToEndId }) => endToEndId === id);
  const [job] = place < 0 ? [] : jobs.splice(place, 1);
  if (job === undefined) breaches.add('end.id', `an end with the id ${id}, of which nothing is under way`);
  else if (job.replaced && reason !== CANCEL[message])
    breaches.add('end.replaced', `what was replaced ended with reason ${reason}`);
  else if (place > 0) breaches.add('end.replaced', 'what was replaced had not ended when its successor did');
}
