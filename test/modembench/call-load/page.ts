/** The page of the fixture: a telephony, a load of calls on its lines, and a ledger of its requests. `?seed=…&hangUpOnClose=0` in the address. */
import { seededRandom } from '../../../src/base/random.js';
import { createTelephony } from '../../../src/client/index.js';
import type { OwnershipState } from '../../../src/client/telephony.js';
import type { LineService } from '../../../src/tspi/structures.js';
import { CallLoad } from './call-load.js';
import type { LoadCount } from './call-load.js';
import { WireLedger, watchWire } from './wire-ledger.js';
import type { WireCount } from './wire-ledger.js';

/** How the page stands; what a test asserts once the load has stopped. */
export interface PageReport {
  readonly status: string;
  /** `owner` of the page whose worker serves all, `guest` of the others. */
  readonly role: OwnershipState['role'];
  readonly lines: readonly {
    readonly permanentId: number;
    readonly service: LineService;
    readonly calls: readonly string[];
  }[];
  readonly load: LoadCount;
  readonly wire: WireCount;
  /** Requests that the client takes to be out. */
  readonly outstanding: readonly string[];
}

/** Web Locks of the site: those held and waited for, without what is random in their names, and how many pages and workers that is. */
export interface LockReport {
  readonly locks: readonly string[];
  readonly clients: number;
}

const parameters = new URLSearchParams(location.search);
const ledger = new WireLedger();
watchWire(ledger);
const telephony = createTelephony({ hangUpOnClose: parameters.get('hangUpOnClose') !== '0' });
const load = new CallLoad(telephony, seededRandom(Number(parameters.get('seed'))));

/** What the specs call in the page. */
const calls = {
  telephony,
  load,
  report: (): PageReport => ({
    status: telephony.status,
    role: telephony.ownership.role,
    lines: telephony.lines.map(({ permanentId, service, calls: live }) => ({
      permanentId,
      service,
      calls: live.map(({ state }) => state),
    })),
    load: load.count,
    wire: ledger.count,
    outstanding: telephony.requests
      .filter(({ completedAtMs }) => completedAtMs === null)
      .map(({ functionName }) => functionName),
  }),
  /** Places a call on every line; what went wrong, by permanent id. */
  tryLines: async (): Promise<string[]> => {
    const tries = telephony.lines.map(async (line) => {
      try {
        await load.tryLine(line);
        return [];
      } catch (error) {
        return [`${line.permanentId}: ${String(error)}`];
      }
    });
    return (await Promise.all(tries)).flat();
  },
  /** The most recent AT traffic, for the report of a failure. */
  traffic: (): string[] =>
    telephony.traffic.map(({ atMs, line, direction, text }) => {
      const sign = { toModem: '>', fromModem: '<', note: '·' }[direction];
      return `${Math.round(atMs)} ${line?.permanentId ?? '?'} ${sign} ${text}`;
    }),
  locks: async (): Promise<LockReport> => {
    const { held = [], pending = [] } = await navigator.locks.query();
    const named = (how: string, { name = '' }: LockInfo): string =>
      `${how} ${name.replace(/(-[0-9a-z]+){4}$|-\d+$| .*/, '')}`;
    return {
      locks: [...held.map((one) => named('held', one)), ...pending.map((one) => named('waited for', one))].sort(),
      clients: new Set([...held, ...pending].map(({ clientId }) => clientId)).size,
    };
  },
};

export type CallLoadFixture = typeof calls;
Object.assign(globalThis, { calls });
if (parameters.has('load')) load.start();
