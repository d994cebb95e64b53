import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seededRandom } from '../../base/random.js';
import { SimulatedScheduler } from '../../base/simulated-scheduler.js';
import { addMagicNumbers } from '../../network/magic-numbers.js';
import { TelephoneNetwork } from '../../network/telephone-network.js';
import { out } from '../../tspi/result.js';
import type { HdCall, HdLine, HdPhone, HtCall, HtLine, HtPhone, Out, RequestId, Result } from '../../tspi/result.js';
import { createExchangeProvider, type ExchangeProvider } from './exchange-provider.js';
import { TSPI_VERSION } from './testing/exchange-world.js';
import { RuleKeeper } from './testing/rule-keeper.js';

const ADDRESSES = [
  '101',
  '102',
  '103',
  '104',
  '700',
  '701',
  '5550100',
  '5550101',
  '5550106',
  '5550108',
  '',
  '1;',
  '02',
  'x',
  '+',
];
const LINES = [0, 1, 2, 3];

/** Everything that a host can do, on handles that exist or once did, with three numbers that say on which and how. */
class AnyHost {
  readonly scheduler = new SimulatedScheduler();
  readonly rules = new RuleKeeper();
  readonly provider: ExchangeProvider;
  readonly outside: TelephoneNetwork;
  readonly #hdLines: HdLine[] = [];
  readonly #hdPhones: HdPhone[] = [];

  constructor(seed: number) {
    const random = seededRandom(seed);
    this.outside = new TelephoneNetwork({ scheduler: this.scheduler, random });
    addMagicNumbers(this.outside, this.scheduler);
    this.provider = createExchangeProvider({ scheduler: this.scheduler, random, outside: this.outside });
    this.provider.providerInit(TSPI_VERSION, 1, 0, this.rules.host(), 0);
    for (const device of LINES) this.openLine(device);
  }

  openLine(device: number): void {
    const htLine = (100 + device) as HtLine;
    const hdLine = out<HdLine | 0>(0);
    this.rules.openLines.add(htLine);
    if (this.provider.lineOpen(device, htLine, hdLine, TSPI_VERSION) !== 0) return;
    this.#hdLines[device] = hdLine.value as HdLine;
    this.provider.lineSetStatusMessages(hdLine.value as HdLine, 0xffff, 0xff);
    this.provider.lineSetDefaultMediaDetection(hdLine.value as HdLine, 0xfe & 0x7e);
  }

  openPhone(device: number): void {
    const htPhone = (200 + device) as HtPhone;
    const hdPhone = out<HdPhone | 0>(0);
    this.rules.openPhones.add(htPhone);
    if (this.provider.phoneOpen(device, htPhone, hdPhone, TSPI_VERSION) !== 0) return;
    this.#hdPhones[device] = hdPhone.value as HdPhone;
    this.provider.phoneSetStatusMessages(hdPhone.value as HdPhone, 0xffffff, 0x3f, 0xf);
  }

  closeLine(device: number): void {
    this.provider.lineClose(this.line(device));
    this.rules.closeLine((100 + device) as HtLine);
  }

  closePhone(device: number): void {
    this.provider.phoneClose(this.phone(device));
    this.rules.openPhones.delete((200 + device) as HtPhone);
  }

  line(n: number): HdLine {
    return this.#hdLines[n % LINES.length] ?? (0xbad as HdLine);
  }

  phone(n: number): HdPhone {
    return this.#hdPhones[n % LINES.length] ?? (0xbad as HdPhone);
  }

  /** One of the newest calls, or at times none. */
  call(n: number): HdCall {
    const newest = this.rules.handles.slice(-6);
    return n % 10 === 9 ? (0xbad as HdCall) : (newest[n % newest.length] ?? (0xbad as HdCall));
  }

  /** Mostly a call in one of these states, on the same line as another one; else any. */
  fitting(n: number, states: readonly string[], beside?: HdCall): HdCall {
    const found = [...this.rules.calls.values()].filter(
      ({ closed, state, hdCall }) =>
        !closed &&
        states.includes(state ?? '') &&
        hdCall !== beside &&
        (beside === undefined || this.lineOfCall(hdCall as HdCall) === this.lineOfCall(beside)),
    );
    return n % 8 === 7 ? this.call(n) : ((found[n % found.length]?.hdCall as HdCall | undefined) ?? this.call(n));
  }

  ask(ask: (id: RequestId) => Result): void {
    this.rules.request(ask);
  }

  /** Asks for something that makes as many calls as `make` takes handles. */
  create(
    device: number,
    count: number,
    ask: (id: RequestId, calls: readonly { ht: HtCall; hd: Out<HdCall | 0> }[]) => Result,
  ): void {
    const htLine = (100 + (device % LINES.length)) as HtLine;
    const calls = Array.from({ length: count }, () => ({
      ht: this.rules.nextHandle() as HtCall,
      hd: out<HdCall | 0>(0),
    }));
    const creates = new Map(calls.map(({ ht, hd }) => [ht, { htLine, hdCall: () => hd.value }]));
    this.rules.request((id) => ask(id, calls), creates);
  }

  lineOfCall(hdCall: HdCall): number {
    const kept = [...this.rules.calls.values()].find((one) => one.hdCall === hdCall);
    return kept === undefined ? 0 : kept.htLine - 100;
  }
}

type Step = (host: AnyHost, a: number, b: number, c: number) => unknown;
const address = (n: number): string => ADDRESSES[n % 2 ? n % 4 : n % ADDRESSES.length]!;
const block = (n: number): Uint8Array => new Uint8Array(n * 3);
const bit = (n: number): number => 1 << (n % 6);

const HELD = ['ONHOLD', 'ONHOLDPENDTRANSFER', 'ONHOLDPENDCONF'];
const CONSULTED = ['CONNECTED', 'RINGBACK', 'BUSY', 'PROCEEDING'];

/** What rings anywhere is answered, once it rings. */
async function answerAll(h: AnyHost): Promise<void> {
  await h.scheduler.advance(300);
  for (const hdCall of h.rules.handles) h.ask((id) => h.provider.lineAnswer(id, hdCall, null));
  await h.scheduler.advance(100);
}

const STEPS: Record<string, Step> = {
  connect: (h) => answerAll(h),
  make: (h, a, b) =>
    h.create(a, 1, (id, [call]) => h.provider.lineMakeCall(id, h.line(a), call!.ht, call!.hd, address(b), 0, null)),
  dial: (h, a, b) => h.ask((id) => h.provider.lineDial(id, h.fitting(a, ['DIALTONE', 'DIALING']), address(b), 0)),
  accept: (h, a, b) => h.ask((id) => h.provider.lineAccept(id, h.fitting(a, ['OFFERING']), block(b))),
  answer: (h, a) => h.ask((id) => h.provider.lineAnswer(id, h.call(a), null)),
  answerAgain: (h, a, b) => h.ask((id) => h.provider.lineAnswer(id, h.call(a), block(b))),
  redirect: (h, a, b) => h.ask((id) => h.provider.lineRedirect(id, h.fitting(a, ['OFFERING']), address(b), 0)),
  drop: (h, a, b) =>
    h.ask((id) => h.provider.lineDrop(id, h.fitting(a, ['DISCONNECTED', 'BUSY']), b % 2 ? null : block(b))),
  closeCall: (h, a) => {
    const hdCall = h.call(a);
    h.provider.lineCloseCall(hdCall);
    h.rules.closeCall(hdCall);
  },
  hold: (h, a) => h.ask((id) => h.provider.lineHold(id, h.fitting(a, ['CONNECTED']))),
  unhold: (h, a) => h.ask((id) => h.provider.lineUnhold(id, h.fitting(a, HELD))),
  swap: (h, a, b) => {
    const held = h.fitting(a, HELD);
    h.ask((id) => h.provider.lineSwapHold(id, h.fitting(b, ['CONNECTED'], held), held));
  },
  setupTransfer: (h, a, b, c) => {
    const hdCall = h.fitting(a, ['CONNECTED']);
    const params = c % 5 === 0 ? null : { targetAddress: address(b) };
    h.create(h.lineOfCall(hdCall), 1, (id, [call]) =>
      h.provider.lineSetupTransfer(id, hdCall, call!.ht, call!.hd, params),
    );
  },
  transfer: async (h, a, b, c) => {
    if (c % 3 > 0) await answerAll(h);
    const held = h.fitting(a, ['ONHOLDPENDTRANSFER']);
    const active = h.fitting(b, CONSULTED, held);
    h.ask((id) => h.provider.lineCompleteTransfer(id, held, active, 0, out<HdCall | 0>(0), 1));
  },
  transferToConference: async (h, a, b, c) => {
    if (c % 3 > 0) await answerAll(h);
    const held = h.fitting(a, ['ONHOLDPENDTRANSFER']);
    const active = h.fitting(b, CONSULTED, held);
    h.create(h.lineOfCall(held), 1, (id, [conf]) =>
      h.provider.lineCompleteTransfer(id, held, active, conf!.ht, conf!.hd, 2),
    );
  },
  blindTransfer: (h, a, b) =>
    h.ask((id) => h.provider.lineBlindTransfer(id, h.fitting(a, ['CONNECTED']), address(b), 0)),
  setupConference: (h, a, b, c) => {
    const hdCall = c % 5 === 0 ? 0 : h.fitting(a, ['CONNECTED']);
    const device = hdCall === 0 ? b : h.lineOfCall(hdCall);
    const params = c % 4 === 1 ? null : { targetAddress: address(b) };
    h.create(device, 2, (id, [conf, call]) =>
      h.provider.lineSetupConference(id, hdCall, h.line(device), conf!.ht, conf!.hd, call!.ht, call!.hd, 3, params),
    );
  },
  prepareAdd: (h, a, b) => {
    const hdCall = h.fitting(a, ['CONNECTED']);
    const params = { targetAddress: address(b) };
    h.create(h.lineOfCall(hdCall), 1, (id, [call]) =>
      h.provider.linePrepareAddToConference(id, hdCall, call!.ht, call!.hd, params),
    );
  },
  add: async (h, a, b, c) => {
    if (c % 3 > 0) await answerAll(h);
    const parent = h.fitting(a, ['ONHOLDPENDCONF', 'ONHOLD']);
    h.ask((id) => h.provider.lineAddToConference(id, parent, h.fitting(b, [...CONSULTED, 'ONHOLD'], parent)));
  },
  remove: (h, a) => h.ask((id) => h.provider.lineRemoveFromConference(id, h.fitting(a, ['CONFERENCED']))),
  park: (h, a, b, c) =>
    h.ask((id) => h.provider.linePark(id, h.fitting(a, ['CONNECTED']), 1 + (c % 3), address(b), out(''))),
  unpark: (h, a, b) =>
    h.create(a, 1, (id, [call]) =>
      h.provider.lineUnpark(id, h.line(a), 0, call!.ht, call!.hd, b % 2 ? '700' : address(b)),
    ),
  pickup: (h, a, b) =>
    h.create(a, 1, (id, [call]) =>
      h.provider.linePickup(id, h.line(a), 0, call!.ht, call!.hd, address(b), b % 2 ? 'sales' : null),
    ),
  forward: (h, a, b, c) =>
    h.ask((id) => {
      const list = [{ forwardMode: 1 << (c % 16), callerAddress: '101', destCountryCode: 0, destAddress: address(b) }];
      return h.provider.lineForward(
        id,
        h.line(a),
        true,
        0,
        c % 2 ? list : null,
        c % 6,
        0 as HtCall,
        out<HdCall | 0>(0),
        null,
      );
    }),
  completeCall: (h, a, b, c) =>
    h.ask((id) => h.provider.lineCompleteCall(id, h.fitting(a, ['BUSY', 'RINGBACK']), out(0), bit(b), c % 4)),
  uncompleteCall: (h, a, b) => h.ask((id) => h.provider.lineUncompleteCall(id, h.line(a), b % 6)),
  callData: (h, a, b) => h.ask((id) => h.provider.lineSetCallData(id, h.call(a), block(b))),
  callParams: (h, a, b, c) => h.ask((id) => h.provider.lineSetCallParams(id, h.call(a), bit(b), 0, c * 1000, null)),
  treatment: (h, a, b) => h.ask((id) => h.provider.lineSetCallTreatment(id, h.call(a), b % 6)),
  secure: (h, a) => h.ask((id) => h.provider.lineSecureCall(id, h.call(a))),
  sendBlock: (h, a, b) => h.ask((id) => h.provider.lineSendUserUserInfo(id, h.call(a), block(b))),
  releaseBlock: (h, a) => h.ask((id) => h.provider.lineReleaseUserUserInfo(id, h.call(a))),
  mediaMode: (h, a, b) => h.provider.lineSetMediaMode(h.call(a), bit(b)),
  appSpecific: (h, a, b) => h.provider.lineSetAppSpecific(h.call(a), b),
  digits: (h, a, b, c) => h.provider.lineGenerateDigits(h.call(a), b, bit(c % 2), b % 7 ? '1A#,9' : null, 0),
  tone: (h, a, b, c) => h.provider.lineGenerateTone(h.call(a), b, c % 2 ? bit(b) : 0, c, []),
  gather: (h, a, b, c) =>
    h.provider.lineGatherDigits(
      h.call(a),
      b,
      2,
      c % 5 ? out('') : null,
      b % 4,
      c % 2 ? '#' : null,
      500 * (b % 3),
      500 * (c % 3),
    ),
  monitorDigits: (h, a, b) => h.provider.lineMonitorDigits(h.call(a), b % 8),
  monitorTones: (h, a, b, c) => {
    const silence = { appSpecific: c, duration: b * 10, frequency1: 0, frequency2: 0, frequency3: 0 };
    h.provider.lineMonitorTones(h.call(a), b % 3, c % 3 ? [silence, { ...silence, frequency1: 1400 }] : null);
  },
  monitorMedia: (h, a, b) => h.provider.lineMonitorMedia(h.call(a), bit(b)),
  mediaControl: (h, a, b, c) => {
    const digit = { digit: '1', digitModes: 2, mediaControl: 2 };
    const states = { callStates: 0x500, mediaControl: 8 };
    h.provider.lineSetMediaControl(h.line(a), 0, h.call(b), bit(c % 3), [digit], [], [], c % 2 ? [states] : []);
  },
  terminal: (h, a, b, c) =>
    h.ask((id) => h.provider.lineSetTerminal(id, h.line(a), 0, h.call(b), bit(c % 3), bit(b), c % 3, c % 2 === 0)),
  devStatus: (h, a, b) => h.ask((id) => h.provider.lineSetLineDevStatus(id, h.line(a), bit(b), b % 2 === 0)),
  devSpecific: (h, a, b) => h.ask((id) => h.provider.lineDevSpecific(id, h.line(a), 0, 0, block(b))),
  feature: (h, a, b) => {
    h.provider.lineSelectExtVersion(h.line(a), 0x10000);
    h.ask((id) => h.provider.lineDevSpecificFeature(id, h.line(a), b % 0x30, block(0)));
  },
  hook: (h, a, b, c) => h.ask((id) => h.provider.phoneSetHookSwitch(id, h.phone(a), 1 + (b % 8), bit(c))),
  phoneSet: (h, a, b, c) => {
    h.ask((id) => h.provider.phoneSetVolume(id, h.phone(a), bit(b), c));
    h.ask((id) => h.provider.phoneSetGain(id, h.phone(a), bit(b), c));
    h.ask((id) => h.provider.phoneSetRing(id, h.phone(a), b % 6, c));
    h.ask((id) => h.provider.phoneSetLamp(id, h.phone(a), b, bit(c)));
    h.ask((id) => h.provider.phoneSetDisplay(id, h.phone(a), b % 3, c, 'text'));
    h.ask((id) => h.provider.phoneSetData(id, h.phone(a), b % 3, block(c)));
    h.ask((id) => h.provider.phoneDevSpecific(id, h.phone(a), block(b)));
  },
  hands: (h, a, b, c) => {
    const phone = h.provider.phoneOf(`10${1 + (a % 4)}`)!;
    if (c % 2) phone.press(b % 17);
    else phone.setHook(1, b % 2 ? 8 : 1);
  },
  getters: (h, a) => {
    h.provider.lineGetCallInfo(h.call(a), out(null));
    h.provider.lineGetCallStatus(h.call(a), out(null));
    h.provider.lineGetLineDevStatus(h.line(a), out(null));
    h.provider.lineGetAddressStatus(h.line(a), 0, out(null));
    h.provider.phoneGetStatus(h.phone(a), out(null));
  },
  openLine: (h, a) => h.openLine(a % LINES.length),
  closeLine: (h, a, b) => (b % 3 === 0 ? h.closeLine(a % LINES.length) : undefined),
  openPhone: (h, a) => h.openPhone(a % LINES.length),
  closePhone: (h, a) => h.closePhone(a % LINES.length),
};

/** The steps that lead somewhere come more often than the others. */
const OFTEN = [
  'make',
  'make',
  'connect',
  'connect',
  'connect',
  'hold',
  'setupTransfer',
  'setupConference',
  'add',
  'add',
  'prepareAdd',
  'swap',
  'transfer',
  'transferToConference',
  'remove',
  'park',
  'unpark',
];
const names = [...Object.keys(STEPS), ...Array.from({ length: 12 }, () => OFTEN).flat()];
const step = fc.noBias(
  fc.tuple(
    fc.constantFrom(...names),
    fc.nat(60),
    fc.nat(60),
    fc.nat(60),
    fc.constantFrom(0, 30, 30, 300, 300, 300, 3000, 20_000),
  ),
);

test('whatever is called in whatever order: one completion each, allowed transitions, silence after the end, and nothing is left', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.nat(1000),
      fc.array(step, { minLength: 20, maxLength: 50, size: 'max' }),
      async (seed, steps) => {
        const host = new AnyHost(seed);
        for (const [name, a, b, c, ms] of steps) {
          await STEPS[name]!(host, a, b, c);
          if (ms > 0) await host.scheduler.advance(ms);
          expect(host.rules.broken).toEqual([]);
        }
        for (const device of LINES) {
          host.closeLine(device);
          host.closePhone(device);
          host.provider.phoneOf(`10${1 + device}`)!.setHook(7, 1);
        }
        expect(host.rules.outstanding).toBe(0);
        await host.scheduler.advance(1_000_000);
        expect(host.rules.broken).toEqual([]);
        expect(host.provider.exchange.legs.map(({ state }) => state)).toEqual([]);
        expect(host.outside.calls).toBe(0);
      },
    ),
    { numRuns: 40 },
  );
}, 120_000);
