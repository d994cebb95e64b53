import { LINECALLSTATE } from '../../tspi/generated/constants.js';
import { out, resultName, type HdLine, type HdPhone } from '../../tspi/result.js';
import type { LineDevCaps, LineDevStatus, PhoneCaps, PhoneStatus } from '../../tspi/structures.js';
import type { Bench } from '../bench.js';
import type { Check } from '../check.js';
import { must, reached } from '../outcome.js';
import type { TrackedLine, TrackedPhone } from '../tracked.js';

/** How many devices are tried, however many there are. */
const MOST_DEVICES = 4;

/** What of the devices is the same for lines and for phones. */
interface Kind<Open extends { readonly deviceId: number }> {
  readonly devices: (bench: Bench) => readonly number[];
  readonly open: (bench: Bench, deviceId: number) => Open | number;
  readonly close: (bench: Bench, open: Open) => void;
  /** Asks about an open one; what it returned. */
  readonly status: (bench: Bench, open: Open) => number | undefined;
  /** The permanent id; null where it cannot be asked. */
  readonly permanentId: (bench: Bench, deviceId: number) => number | null;
}

const lines: Kind<TrackedLine> = {
  devices: ({ lineDevices }) => lineDevices,
  open: (bench, deviceId) => bench.openLine(deviceId),
  close: (bench, line) => {
    bench.closeLine(line);
  },
  status: (bench, { hdLine }) =>
    bench.sync('lineGetLineDevStatus', (p) =>
      p.lineGetLineDevStatus(hdLine as HdLine, out<LineDevStatus | null>(null)),
    ),
  permanentId: (bench, deviceId) => {
    const caps = out<LineDevCaps | null>(null);
    bench.sync('lineGetDevCaps', (p) => p.lineGetDevCaps(deviceId, bench.version, 0, caps));
    return caps.value?.permanentLineId ?? null;
  },
};

const phones: Kind<TrackedPhone> = {
  devices: ({ phoneDevices }) => phoneDevices,
  open: (bench, deviceId) => bench.openPhone(deviceId),
  close: (bench, phone) => {
    bench.closePhone(phone);
  },
  status: (bench, { hdPhone }) =>
    bench.sync('phoneGetStatus', (p) => p.phoneGetStatus?.(hdPhone as HdPhone, out<PhoneStatus | null>(null))),
  permanentId: (bench, deviceId) => {
    const caps = out<PhoneCaps | null>(null);
    bench.sync('phoneGetDevCaps', (p) => p.phoneGetDevCaps?.(deviceId, bench.version, 0, caps));
    return caps.value?.permanentPhoneId ?? null;
  },
};

/** Opens all of them, one while the others are open. */
function openAll<Open extends { readonly deviceId: number }>(
  bench: Bench,
  kind: Kind<Open>,
  judge: (holds: boolean, otherwise: string) => asserts holds,
): Open[] {
  const ids = kind.devices(bench).slice(0, MOST_DEVICES);
  reached(ids.length > 0, 'the provider has no such device');
  return ids.map((deviceId) => {
    const open = kind.open(bench, deviceId);
    const why = typeof open === 'number' ? resultName(open) : '';
    judge(typeof open !== 'number', `device ${deviceId} of ${ids.join(', ')} cannot be opened: ${why}`);
    return open;
  });
}

function opened<Open extends { readonly deviceId: number }>(bench: Bench, kind: Kind<Open>): string {
  const open = openAll(bench, kind, must);
  for (const one of open) {
    const result = kind.status(bench, one);
    must(result === undefined || result === 0, `the status of device ${one.deviceId}: ${resultName(result ?? 0)}`);
  }
  const permanent = kind.devices(bench).map((id) => kind.permanentId(bench, id));
  must(new Set(permanent).size === permanent.length, `two devices have one permanent id: ${permanent.join(', ')}`);
  return `${open.length} of ${permanent.length} devices were open at a time, each itself`;
}

/** Closes them one by one, and opens each again while the others are what they were. */
function closedApart<Open extends { readonly deviceId: number }>(bench: Bench, kind: Kind<Open>): string {
  const open = openAll(bench, kind, reached);
  open.forEach((one, place) => {
    kind.close(bench, one);
    for (const other of open.filter((_, at) => at !== place)) {
      const result = kind.status(bench, other);
      const what = `once device ${one.deviceId} was closed, the status of device ${other.deviceId}`;
      must(result === undefined || result === 0, `${what}: ${resultName(result ?? 0)}`);
    }
    const again = kind.open(bench, one.deviceId);
    if (typeof again === 'number') must(false, `device ${one.deviceId} cannot be opened again: ${resultName(again)}`);
    open[place] = again;
  });
  return open.length === 1 ? 'the one device' : `${open.length} devices, each without the others`;
}

/** Devices have nothing to do with each other (line-devices, phone-devices): the first of them are all tried. */
export const deviceChecks: readonly Check[] = [
  { id: 'devices.lines', about: 'lineOpen', needs: ['lineOpen'], run: (_, bench) => opened(bench, lines) },
  { id: 'devices.lineClose', about: 'lineClose', needs: ['lineClose'], run: (_, bench) => closedApart(bench, lines) },
  { id: 'devices.phones', about: 'phoneOpen', needs: ['phoneOpen'], run: (_, bench) => opened(bench, phones) },
  {
    id: 'devices.phoneClose',
    about: 'phoneClose',
    needs: ['phoneOpen', 'phoneClose'],
    run: (_, bench) => closedApart(bench, phones),
  },
  {
    id: 'devices.calls',
    about: 'lineMakeCall',
    needs: ['lineMakeCall', 'lineDrop'],
    run: async (stages, bench) => {
      const devices = bench.lineDevices.slice(0, MOST_DEVICES);
      for (const deviceId of devices) {
        // That its events have this line's handle is a rule of every moment.
        const line = stages.line(deviceId);
        const call = await stages.place(line.htLine, line.hdLine as HdLine, bench.numbers.answers);
        await stages.comesTo(call, LINECALLSTATE.CONNECTED);
        await stages.ended(call, 'drop');
        bench.closeLine(line);
        await bench.until(() => false, 30_000);
      }
      return `calls of ${devices.length} lines, one after the other`;
    },
  },
];
