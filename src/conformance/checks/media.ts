import { LINEGENERATETERM, TAPI_MESSAGE } from '../../tspi/generated/constants.js';
import { resultName } from '../../tspi/result.js';
import type { Bench } from '../bench.js';
import type { Check } from '../check.js';
import { beginsJob } from '../digit-jobs.js';
import { toneMode } from '../invocations/capabilities.js';
import { must, reached } from '../outcome.js';
import { onCall } from './on-call.js';
import type { ToldEvent, TrackedCall } from '../tracked.js';

const { LINE_GENERATE, LINE_MONITORMEDIA, LINE_MONITORTONE } = TAPI_MESSAGE;

/** How long silence lasts until it is told, ms. */
const SILENCE_MS = 500;
const APP_SPECIFIC = 4711;
/** How long nothing is told once monitoring has ended, ms. */
const QUIET_MS = 5000;

/** Waits for a message of a call. */
async function tells(bench: Bench, call: TrackedCall, wanted: (event: ToldEvent) => boolean): Promise<boolean> {
  return bench.until(() => call.events.some(wanted));
}

/** Tones and media on calls (generating-inband-digits-and-tones, tone-monitoring, media-monitoring). */
export const mediaChecks: readonly Check[] = [
  onCall('generate.tone', 'lineGenerateTone', async (call, hdCall, bench, { capabilities }) => {
    const id = bench.count();
    const undo = beginsJob(call, LINE_GENERATE, id);
    const result = bench.sync('lineGenerateTone', (p) =>
      p.lineGenerateTone?.(hdCall, id, toneMode(capabilities), 0, []),
    );
    if (result !== 0) undo();
    must(result === 0, `it returned ${resultName(result ?? 0)}`);
    const ended = (event: ToldEvent): boolean => event.message === LINE_GENERATE && event.param2 === id;
    must(await tells(bench, call, ended), 'LINE_GENERATE never told that it has ended');
    const reason = call.events.find(ended)?.param1;
    must(reason === LINEGENERATETERM.DONE, `it ended with reason ${String(reason)} in place of DONE`);
    return 'DONE, with its id';
  }),
  onCall('monitor.tones', 'lineMonitorTones', async (call, hdCall, bench) => {
    const listId = bench.count();
    // All frequencies 0 is silence (linemonitortone), which needs nobody at the other end.
    const silence = {
      appSpecific: APP_SPECIFIC,
      duration: SILENCE_MS,
      frequency1: 0,
      frequency2: 0,
      frequency3: 0,
    };
    const result = bench.sync('lineMonitorTones', (p) => p.lineMonitorTones?.(hdCall, listId, [silence]));
    must(result === 0, `it returned ${resultName(result ?? 0)}`);
    const heard = await tells(
      bench,
      call,
      ({ message, param1, param2 }) => message === LINE_MONITORTONE && param1 === APP_SPECIFIC && param2 === listId,
    );
    must(heard, `LINE_MONITORTONE did not tell of silence with ${APP_SPECIFIC} and the id of its list`);
    return 'LINE_MONITORTONE tells of silence, with the entry and the list';
  }),
  onCall('monitor.media', 'lineMonitorMedia', async (call, hdCall, bench, { capabilities }) => {
    const { farEndBegins } = bench.world;
    reached(farEndBegins !== undefined, 'the subject has no `farEndBegins`, which lets media of another kind begin');
    const monitor = (modes: number): void => {
      const result = bench.sync('lineMonitorMedia', (p) => p.lineMonitorMedia?.(hdCall, modes));
      must(result === 0, `lineMonitorMedia(${modes}) returned ${resultName(result ?? 0)}`);
    };
    monitor(capabilities.line?.mediaModes ?? 0);
    const mode = farEndBegins();
    const isTold = ({ message, param1 }: ToldEvent): boolean => message === LINE_MONITORMEDIA && param1 === mode;
    must(await tells(bench, call, isTold), `LINE_MONITORMEDIA did not tell of media mode ${mode}`);
    monitor(0);
    const before = call.events.length;
    farEndBegins();
    await bench.pass(QUIET_MS);
    must(!call.events.slice(before).some(isTold), 'LINE_MONITORMEDIA told of media after monitoring had ended');
    return 'LINE_MONITORMEDIA tells of it, until 0';
  }),
];
