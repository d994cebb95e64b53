import { SimulatedScheduler } from '../../base/simulated-scheduler.js';
import type { CompletionCore } from '../../core/completion-core.js';
import { createCore } from '../../core/create-core.js';
import { LINECALLPRIVILEGE, LINECALLSTATE, LINEMEDIAMODE, TAPI_MESSAGE } from '../../tspi/generated/constants.js';
import { resultName, type Result } from '../../tspi/result.js';
import type { ClientSink } from '../client-sink.js';
import { Host, type DialGate } from '../host.js';
import type { Session } from '../session.js';
import { ScriptedProvider } from './scripted-provider.js';

/** Names of the constants of a group, for readable logs. */
function namesOf(group: Readonly<Record<string, number>>): (value: number) => string {
  const names = new Map(Object.entries(group).map(([name, value]) => [value, name]));
  return (value) => names.get(value) ?? String(value);
}

const messageName = namesOf(TAPI_MESSAGE);
/** Name of a LINECALLSTATE. */
export const stateName = namesOf(LINECALLSTATE);

/** Writes down what a client is told, in order: `reply 5 SUCCESS`, `LINE_CALLSTATE 3 CONNECTED`. */
export class RecordingSink implements ClientSink {
  readonly log: string[] = [];
  readonly values: unknown[] = [];

  reply(pageId: number, result: Result, outcome: string, early: boolean, value: unknown): void {
    const marks = [outcome === 'unknown' ? ' unknown' : '', early ? ' early' : ''].join('');
    this.log.push(`reply ${pageId} ${resultName(result)}${marks}`);
    this.values.push(value);
  }

  message(message: number, handle: number, param1: number, param2: number): void {
    const name = messageName(message);
    if (message === TAPI_MESSAGE.LINE_CALLSTATE) this.log.push(`${name} ${handle} ${stateName(param1)}`);
    else if (message === TAPI_MESSAGE.LINE_APPNEWCALL) this.log.push(`${name} ${handle} ${param2}`);
    else this.log.push(`${name} ${handle} ${param1}`);
  }

  device(): void {
    // The mirror's business; hosts tests look at messages.
  }

  phone(): void {
    // See device.
  }

  digits(hCall: number, digits: string): void {
    this.log.push(`digits ${hCall} "${digits}"`);
  }

  call(): void {
    // See device.
  }

  /** What came since the last look. */
  take(): string[] {
    return this.log.splice(0);
  }
}

/** A host with one scripted provider and one client that has line 0 open under handle 1. */
export interface World {
  readonly scheduler: SimulatedScheduler;
  readonly core: CompletionCore;
  readonly host: Host;
  readonly provider: ScriptedProvider;
  readonly sink: RecordingSink;
  readonly session: Session;
}

/** @param forceJs - Which core the host stands on. */
export async function createWorld(
  options: { forceJs?: boolean; slots?: number; dialGate?: DialGate } = {},
): Promise<World> {
  const scheduler = new SimulatedScheduler();
  const { forceJs = false, slots = 4096, dialGate } = options;
  const core = await createCore({ forceJs, slots });
  const host = new Host({ core, scheduler, ...(dialGate === undefined ? {} : { dialGate }) });
  const provider = new ScriptedProvider();
  host.addProvider(provider);
  const sink = new RecordingSink();
  const session = host.attach(sink);
  openLine(session, 1);
  await scheduler.advance(0);
  sink.take();
  return { scheduler, core, host, provider, sink, session };
}

/** Opens line 0 as owner and monitor of voice calls. */
export function openLine(session: Session, hLine: number, privileges?: number): Result {
  const { OWNER, MONITOR } = LINECALLPRIVILEGE;
  return session.lineOpen(0, hLine, 0x00020000, privileges ?? OWNER | MONITOR, LINEMEDIAMODE.INTERACTIVEVOICE);
}
