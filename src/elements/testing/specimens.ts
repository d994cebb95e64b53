import { SimulatedScheduler } from '../../base/simulated-scheduler.js';
import {
  TelephonyError,
  type Diagnostics,
  type DisconnectReason,
  type MagicNumber,
  type RequestRecord,
  type TelephonyErrorCode,
  type WaitingReason,
} from '../../client/telephony.js';
import { LINEERR } from '../../tspi/generated/errors.js';
import { HEARD_ON_PORT } from '../../tspi/port-finding.js';
import type { LineService, LineServiceReason } from '../../tspi/structures.js';
import { kindsOfPage, reportOf } from './capability-reports.js';
import { callSpecimens } from './specimens-calls.js';
import { technicianSpecimens } from './specimens-technician.js';
import { callListSpecimens } from './specimens-call-list.js';
import { simulatorSpecimens } from './specimens-simulator.js';
import { asLine, asTelephony, FakeCall, FakeLine, FakeTelephony } from './fake-telephony.js';
import { people } from './specimens-people.js';

/** An element in one state, for the gallery and for the tests that look at every state. */
export interface Specimen {
  readonly element: keyof HTMLElementTagNameMap;
  readonly state: string;
  /** Makes the element; a time of its own stands still in it. */
  readonly make: () => HTMLElement;
  /** What is done to it once it stands in a document, for states that only a person's doing brings about. */
  readonly act?: (element: HTMLElement) => void;
  /** What is done to it opens a dialog over the whole page: a page with other states as well leaves it to the person. */
  readonly modal?: boolean;
}

type Tag = Exclude<keyof HTMLElementTagNameMap, keyof HTMLElementDeprecatedTagNameMap>;

function specimen<K extends Tag>(
  element: K,
  state: string,
  properties: () => Partial<HTMLElementTagNameMap[K]>,
  act?: (element: HTMLElement) => void,
): Specimen {
  const make = (): HTMLElement => {
    const made = document.createElement(element);
    if ('scheduler' in made) made.scheduler = new SimulatedScheduler();
    return Object.assign(made, properties());
  };
  return act === undefined ? { element, state, make } : { element, state, make, act };
}

const press =
  (label: string) =>
  (element: HTMLElement): void => {
    const buttons = element.shadowRoot?.querySelectorAll('button') ?? [];
    [...buttons].find((button) => button.textContent.includes(label))?.click();
  };

const withCall = (call: Partial<FakeCall>, line: Partial<FakeLine> = {}): { line: ReturnType<typeof asLine> } => {
  const made = Object.assign(new FakeLine(), line);
  made.addCall(call);
  return { line: asLine(made) };
};

const incoming = {
  state: 'offering',
  direction: 'incoming',
  can: { answer: true, drop: true, digits: false },
} as const;
const connected = {
  state: 'connected',
  connectedAtMs: -161_000,
  can: { answer: false, drop: true, digits: true },
} as const;
const over = { state: 'disconnected', endedAtMs: 0, can: { answer: false, drop: false, digits: false } } as const;

const reasons: readonly DisconnectReason[] = [
  'normal', 'unknown', 'reject', 'pickup', 'busy', 'noAnswer', 'badAddress', 'unreachable', 'congestion', 'noDialtone',
  'tempFailure', 'blocked', 'cancelled', 'unavailable', 'detached', 'outOfOrder',
]; // prettier-ignore

/** A line with some calls, the last of which has just begun. */
const withCalls = (...calls: readonly Partial<FakeCall>[]): { line: ReturnType<typeof asLine> } => {
  const line = new FakeLine();
  for (const call of calls) line.addCall(call);
  return { line: asLine(line) };
};

const everything = { drop: true, digits: true, hold: true, transfer: true, consult: true, addPerson: true };
const talking = { ...connected, can: everything } as const;
const held = { ...connected, state: 'onHold', can: { drop: true, unhold: true } } as const;
const ana = { number: '202', name: 'Ana Silva' };

const inConsultation = (): { line: ReturnType<typeof asLine> } => {
  const line = new FakeLine();
  const first = line.addCall({ ...held, ...ana });
  const consultation = line.addCall({ ...connected, number: '203', name: 'Ben Okafor', consultedFor: first });
  first.set({ consultation, can: { drop: true, completeTransfer: true, conference: true } });
  consultation.set({ can: { drop: true, digits: true, swap: true } });
  return { line: asLine(line) };
};

const inConference = (
  state: FakeCall['state'],
  others: readonly Partial<FakeCall>[] = [],
): ReturnType<typeof withCalls> => {
  const line = new FakeLine();
  const member = { ...connected, state: 'conferenced', can: { drop: true, removeFromConference: true } } as const;
  const members = [
    line.addCall({ ...member, ...ana }),
    line.addCall({ ...member, number: '203', name: 'Ben Okafor' }),
    line.addCall({ ...member, number: '5550100' }),
  ];
  const conference = line.addCall({
    ...connected,
    state,
    number: '',
    can: { ...everything, transfer: false, consult: false },
    isConference: true,
    members,
  });
  for (const call of members) call.set({ conference });
  for (const other of others) line.addCall(other);
  return { line: asLine(line) };
};

const severalCalls: readonly Specimen[] = [
  specimen('tel-call-panel', 'everything can be done', () => withCalls({ ...talking, ...ana })),
  specimen('tel-call-panel', 'one on hold', () =>
    withCalls({ ...held, ...ana }, { ...talking, can: { ...everything, swap: true, conference: true }, number: '203' }),
  ),
  specimen('tel-call-panel', 'a call waits', () => withCalls({ ...talking, ...ana }, { ...incoming, number: '203' })),
  specimen('tel-call-panel', 'transfer: whom to', () => withCalls({ ...talking, ...ana }), press('Transfer')),
  specimen('tel-call-panel', 'add a person: whom', () => withCalls({ ...talking, ...ana }), press('Add person')),
  specimen('tel-call-panel', 'consultation', inConsultation),
  specimen('tel-call-panel', 'conference', () => inConference('connected')),
  specimen('tel-call-panel', 'conference on hold beside a call', () =>
    inConference('onHold', [{ ...talking, can: { ...everything, swap: true, conference: true }, number: '204' }]),
  ),
];

const callPanels: readonly Specimen[] = [
  specimen('tel-call-panel', 'no call', () => ({ line: asLine(new FakeLine()) })),
  specimen('tel-call-panel', 'incoming, known caller', () =>
    withCall({ ...incoming, number: '+15550142', name: 'Maria Rossi' }, { ringCount: 2 }),
  ),
  specimen('tel-call-panel', 'incoming, number withheld', () =>
    withCall({ ...incoming, number: '', callerId: 'blocked' }),
  ),
  specimen('tel-call-panel', 'dialling', () => withCall({ state: 'dialing' })),
  specimen('tel-call-panel', 'ringing at the other end', () => withCall({ state: 'ringback' })),
  specimen('tel-call-panel', 'connected', () => withCall({ ...connected, number: '+15550142', name: 'Maria Rossi' })),
  specimen('tel-call-panel', 'connected, keypad open', () => withCall(connected), press('Keypad')),
  specimen('tel-call-panel', 'on hold', () => withCall({ ...connected, state: 'onHold' })),
  ...severalCalls,
  specimen('tel-call-panel', 'not placed, outcome unknown', () =>
    withCall({ ...over, placed: rejected(new TelephonyError('workerLost', '', LINEERR.OPERATIONFAILED, 'unknown')) }),
  ),
  ...reasons.map((disconnectReason) =>
    specimen('tel-call-panel', `ended: ${disconnectReason}`, () =>
      withCall({ ...over, disconnectReason, connectedAtMs: disconnectReason === 'normal' ? -161_000 : null }),
    ),
  ),
];

const serviceReasons: readonly Exclude<LineServiceReason, 'none' | 'unplugged'>[] = [
  'portBusy', 'heldByTab', 'heldBySystem', 'permissionDenied', 'noAnswer', 'garbage', 'initFailed', 'portFailed',
]; // prettier-ignore
const networkReasons: readonly LineServiceReason[] = [
  'noSim', 'simFailed', 'pinWanted', 'pukWanted', 'noNetwork', 'networkRefused',
]; // prettier-ignore

const modem: Partial<FakeLine> = {
  kind: 'modem',
  name: 'SIM7600 · Front desk',
  identity: { manufacturer: 'SIMCom', model: 'SIM7600G-H', revision: 'LE20B03' },
  audioPath: 'headset',
};
const lineStatus = (state: string, line: Partial<FakeLine>): Specimen =>
  specimen('tel-line-status', state, () => ({ line: asLine(Object.assign(new FakeLine(), line)) }));

const lineStatuses: readonly Specimen[] = [
  specimen('tel-line-status', 'no line', () => ({})),
  lineStatus('simulated', {}),
  lineStatus('modem ready', modem),
  lineStatus('fax modem', { ...modem, name: 'USR5637', media: 'fax', audioPath: 'none' }),
  lineStatus('handset', { ...modem, audioPath: 'handset' }),
  lineStatus('getting ready', { ...modem, service: { state: 'opening', reason: 'none' } }),
  lineStatus('not in use', { ...modem, service: { state: 'closed', reason: 'none' } }),
  lineStatus('named by the user', { ...modem, name: 'Reception', label: 'Reception' }),
  lineStatus('unplugged', { ...modem, service: { state: 'lost', reason: 'unplugged' } }),
  ...serviceReasons.map((reason) =>
    lineStatus(`failed: ${reason}`, { ...modem, service: { state: 'failed', reason } }),
  ),
  ...networkReasons.map((reason) =>
    lineStatus(`no calls: ${reason}`, { ...modem, service: { state: 'ready', reason } }),
  ),
];

const openDetails = (element: HTMLElement): void => {
  element.shadowRoot?.querySelector('summary')?.click();
};

const lineSettings = (state: string, values: Partial<FakeLine>, button?: string): Specimen =>
  specimen(
    'tel-line-settings',
    state,
    () => ({ line: asLine(Object.assign(new FakeLine(), values)) }),
    (element) => {
      openDetails(element);
      if (button !== undefined) press(button)(element);
    },
  );

/** A line whose SIM is locked; `failure` is what a try leads to. */
const simLock = (state: string, service: Partial<LineService>, failure?: TelephonyErrorCode): Specimen =>
  specimen(
    'tel-sim-lock',
    state,
    () => {
      const unlocking = (): Promise<void> =>
        failure === undefined ? new Promise(() => undefined) : Promise.reject(new TelephonyError(failure, '', 0));
      const values = { ...modem, unlocking, service: { state: 'ready' as const, reason: 'none' as const, ...service } };
      return { line: asLine(Object.assign(new FakeLine(), values)) };
    },
    (element) => {
      if (failure !== undefined) press('Unlock')(element);
    },
  );

const simLocks: readonly Specimen[] = [
  simLock('PIN wanted', { reason: 'pinWanted', simTries: 3 }),
  simLock('PIN wanted, tries not known', { reason: 'pinWanted' }),
  simLock('PIN wrong', { reason: 'pinWanted', simTries: 1 }, 'wrongPin'),
  simLock('PUK wanted', { reason: 'pukWanted', simTries: 10 }),
  specimen(
    'tel-sim-lock',
    'unlocking',
    () => ({ line: asLine(Object.assign(new FakeLine(), { service: { state: 'ready', reason: 'pinWanted' } })) }),
    press('Unlock'),
  ),
];

const sampleForwardings: FakeLine['forwardings'] = [
  { reason: 'unconditional', active: false, number: '', afterSeconds: null },
  { reason: 'busy', active: true, number: '+15550100098', afterSeconds: null },
  { reason: 'noReply', active: true, number: '5550198', afterSeconds: 20 },
  { reason: 'notReachable', active: false, number: '', afterSeconds: null },
];
/** One network of each kind; a name that goes the other way. */
const sampleNetworks: Awaited<ReturnType<FakeLine['scanning']>> = [
  { availability: 'current', name: 'Example Net', code: '00101', technology: 'eutran' },
  { availability: 'available', name: 'شبكة', code: '00102', technology: null },
  { availability: 'forbidden', name: 'A network with quite a long name of its own', code: '00103', technology: 'gsm' },
];

const lineServices = (state: string, values: Partial<FakeLine> = {}, button?: string): Specimen =>
  specimen(
    'tel-line-services',
    state,
    () => ({ line: asLine(Object.assign(new FakeLine(), { hasNetworkServices: true, ...values })) }),
    (element) => {
      openDetails(element);
      if (button !== undefined) press(button)(element);
    },
  );

const lineServicesSpecimens: readonly Specimen[] = [
  specimen('tel-line-services', 'closed', () => ({
    line: asLine(Object.assign(new FakeLine(), { hasNetworkServices: true })),
  })),
  specimen('tel-line-services', 'another kind of line: nothing', () => ({ line: asLine(new FakeLine()) })),
  lineServices('open'),
  lineServices('forwarded', { forwardings: sampleForwardings }, 'Ask the network'),
  lineServices('waiting for the network', { network: () => new Promise(() => undefined) }, 'Turn on'),
  lineServices('no number', {}, 'Forward calls'),
  lineServices('scanning', { scanning: () => new Promise(() => undefined) }, 'Look for networks'),
  lineServices('networks found', { scanning: () => Promise.resolve(sampleNetworks) }, 'Look for networks'),
  lineServices('refused', { failure: new TelephonyError('refused', '', LINEERR.OPERATIONFAILED) }, 'Turn off'),
];

const request = (id: number, functionName: string, rest: Partial<RequestRecord>): RequestRecord => ({
  id,
  functionName,
  issuedAtMs: -5000,
  returnedAtMs: -4999.6,
  returned: id,
  completedAtMs: null,
  result: null,
  outcome: 'known',
  early: false,
  ...rest,
});

/** One request of every kind. */
export const sampleRequests: readonly RequestRecord[] = [
  request(1, 'lineMakeCall', { completedAtMs: -4258, result: 0 }),
  request(2, 'lineDrop', { completedAtMs: -3790, result: 0 }),
  request(3, 'lineMakeCall', { returned: LINEERR.INVALADDRESS, returnedAtMs: -4999.9 }),
  request(4, 'lineDrop', { completedAtMs: -4999.4, result: 0, early: true }),
  request(5, 'lineMakeCall', { completedAtMs: 0, result: LINEERR.OPERATIONFAILED, outcome: 'unknown' }),
  request(6, 'lineAnswer', { issuedAtMs: -1200, returnedAtMs: -1199.5 }),
];

/** One number of every behaviour. */
export const sampleNumbers: readonly MagicNumber[] = [
  { number: '5550100', behavior: 'answersAfter', seconds: 2 },
  { number: '5550101', behavior: 'busy', seconds: 0 },
  { number: '5550102', behavior: 'noAnswer', seconds: 0 },
  { number: '5550103', behavior: 'noDialtone', seconds: 0 },
  { number: '5550104', behavior: 'hangsUpAfter', seconds: 5 },
  { number: '5550105', behavior: 'callsBack', seconds: 3 },
  { number: '5550106', behavior: 'rejected', seconds: 0 },
  { number: '202', behavior: 'extension', seconds: 0 },
];

const telephony = (values: Partial<FakeTelephony> = {}): { telephony: ReturnType<typeof asTelephony> } => ({
  telephony: asTelephony(Object.assign(new FakeTelephony(), values)),
});

const codes: readonly TelephonyErrorCode[] = [
  'refused', 'invalidAddress', 'blocked', 'chooserCancelled', 'insecureContext', 'blockedByPermissionsPolicy', 'unsupported',
  'portBusy', 'heldByTab', 'heldBySystem', 'notAModem', 'otherDevice', 'portFailed', 'noAnswer', 'garbage', 'unplugged', 'workerLost', 'closed', 'aborted',
]; // prettier-ignore

const portButtons: readonly Specimen[] = [
  specimen('tel-port-button', 'idle', () => telephony()),
  specimen('tel-port-button', 'connecting', () => telephony(), press('Connect')),
  specimen(
    'tel-port-button',
    'connected',
    () => telephony({ connecting: () => Promise.resolve(asLine(Object.assign(new FakeLine(), modem))) }),
    press('Connect'),
  ),
  specimen(
    'tel-port-button',
    'looking for a modem',
    () =>
      telephony({
        connecting: (options) => {
          void Promise.resolve().then(() => options?.onStep?.({ step: 'probing', rate: 115_200, index: 1, count: 8 }));
          return new Promise(() => undefined);
        },
      }),
    press('Connect'),
  ),
  specimen('tel-port-button', 'for a further port', () => ({
    ...telephony(),
    line: asLine(Object.assign(new FakeLine(), { ...modem, canAddPort: true })),
  })),
  ...codes.map((code) =>
    specimen(
      'tel-port-button',
      code,
      () => telephony({ connecting: () => Promise.reject(new TelephonyError(code, code, 0)) }),
      press('Connect'),
    ),
  ),
  ...HEARD_ON_PORT.map((heard) =>
    specimen(
      'tel-port-button',
      `no modem: ${heard}`,
      () => telephony({ connecting: () => Promise.reject(new TelephonyError('notAModem', '', 0, 'known', { heard })) }),
      press('Connect'),
    ),
  ),
];

const nothingWrong = { overrun: 0, framing: 0, parity: 0, break: 0 };

/** What a worker tells that has had nothing to survive: every counter is there, at 0. */
export const quietReport: Diagnostics = {
  counters: {
    threw: 0, badReturns: 0, badValues: 0, duplicateCompletions: 0, staleCompletions: 0, invalidCompletions: 0, earlyCompletions: 0, overruns: 0,
    floods: 0, detachedClients: 0, strayEvents: 0, eventsAfterIdle: 0, repeatedStates: 0, gateOverflows: 0, abandonedRequests: 0, expiredRequests: 0,
    flushedEvents: 0,
  },
  outstanding: 0,
  ports: [{ deviceId: 0, open: true, queued: 0, inFlight: 0, receiveErrors: nothingWrong }],
  modemStore: { state: 'working', reason: 'none', ignored: 0 },
  trace: [{ order: 1, atMs: 4, kind: 'call', what: 'lineMakeCall', requestId: 4097, value: 0 }],
}; // prettier-ignore

/** One of some kinds of faults, facts, and a counter of a worker newer than this page. */
export const sampleReport: Diagnostics = {
  ...quietReport,
  counters: {
    ...quietReport.counters,
    duplicateCompletions: 1,
    invalidCompletions: 12,
    overruns: 1204,
    detachedClients: 1,
    abandonedRequests: 2,
    earlyCompletions: 3,
    repeatedStates: 48,
    somethingNewer: 1,
  },
  outstanding: 3,
  ports: [
    ...quietReport.ports,
    { deviceId: 2, open: true, queued: 2, inFlight: 1, receiveErrors: { ...nothingWrong, overrun: 7, framing: 1 } },
    { deviceId: -1, open: false, queued: 0, inFlight: 0, receiveErrors: nothingWrong },
  ],
}; // prettier-ignore

const reporting = (report: Diagnostics | null, values: Partial<FakeTelephony> = {}): ReturnType<typeof telephony> =>
  telephony({ ...values, reporting: () => Promise.resolve(report) });

const hostCounters: readonly Specimen[] = [
  specimen('tel-host-counters', 'nothing yet', () => telephony()),
  specimen('tel-host-counters', 'nothing survived', () => reporting(quietReport)),
  specimen('tel-host-counters', 'faults, facts and a newer counter', () => reporting(sampleReport)),
  specimen('tel-host-counters', 'worker too busy to be asked', () => reporting(null)),
  specimen('tel-host-counters', 'worker lost before it told anything', () => reporting(null, { status: 'lost' })),
  specimen('tel-host-counters', 'worker lost', () => reporting(sampleReport, { status: 'lost' })),
];

const capabilityReports: readonly Specimen[] = [
  specimen('tel-capabilities', 'nothing known yet', () => ({})),
  ...kindsOfPage.map((kind) => specimen('tel-capabilities', kind, () => ({ report: reportOf(kind) }))),
  specimen('tel-capabilities', 'modems only, in detail', () => ({ report: reportOf('modems only') }), openDetails),
  specimen('tel-capabilities', 'brief: no https', () => ({ brief: true, report: reportOf('no https') })),
  specimen('tel-capabilities', 'brief: all well', () => ({ brief: true, report: reportOf('all well') })),
];

const waitingReasons: readonly WaitingReason[] = [
  'starting', 'olderOwner', 'newerOwner', 'otherSetUp', 'noBroker', 'silent',
]; // prettier-ignore

const ownerships: readonly Specimen[] = [
  specimen('tel-ownership', 'another tab has the modem', () => telephony({ heldModems: { byTab: 1, byOthers: 0 } })),
  specimen('tel-ownership', 'this page runs the lines', () => telephony()),
  specimen('tel-ownership', 'guest', () => telephony({ ownership: { role: 'guest', title: 'Reception' } })),
  ...waitingReasons.map((why) =>
    specimen('tel-ownership', `waiting: ${why}`, () =>
      telephony({
        status: 'starting',
        ownership: { role: 'waiting', why, title: why === 'silent' ? '' : 'Reception' },
      }),
    ),
  ),
];

/** Every element in every state. */
export const specimens: readonly Specimen[] = [
  specimen('tel-dialpad', 'empty', () => ({})),
  specimen('tel-dialpad', 'with a number', () => ({ value: '+1 555 01' })),
  specimen('tel-dialpad', 'a problem', () => ({ value: '555x' }), press('Call')),
  specimen('tel-dialpad', 'unavailable', () => ({ unavailable: 'There is no line. Connect a modem first.' })),
  ...callSpecimens,
  ...callPanels,
  ...lineStatuses,
  ...lineServicesSpecimens,
  specimen('tel-line-settings', 'closed', () => ({ line: asLine(new FakeLine()) })),
  lineSettings('open', { label: 'Reception' }),
  lineSettings('saved', { label: 'Reception' }, 'Save'),
  lineSettings('blinking', modem, 'Show'),
  lineSettings('in a call', { failure: new TelephonyError('lineBusy', '', 0) }, 'Show'),
  ...simLocks,
  ...capabilityReports,
  ...ownerships,
  specimen('tel-request-monitor', 'empty', () => telephony()),
  specimen('tel-request-monitor', 'one of every kind', () => telephony({ requests: sampleRequests })),
  ...technicianSpecimens,
  ...callListSpecimens,
  ...simulatorSpecimens,
  ...hostCounters,
  specimen('tel-magic-numbers', 'all', () => telephony({ magicNumbers: sampleNumbers })),
  ...portButtons,
  ...people,
];

/** A rejection that counts as handled: who looks at it does so later. */
function rejected(error: Error): Promise<never> {
  const promise = Promise.reject(error);
  promise.catch(() => undefined);
  return promise;
}
