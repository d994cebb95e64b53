import { beforeEach, describe, expect, test } from 'vitest';
import {
  LINEBEARERMODE,
  LINECALLINFOSTATE,
  LINECALLPARAMFLAGS,
  LINECALLPARTYID,
  LINECALLSELECT,
  LINECALLTREATMENT,
  LINEDEVSTATE,
  LINEDEVSTATUSFLAGS,
  LINEMEDIAMODE,
  LINETERMMODE,
  PHONEBUTTONFUNCTION,
} from '../../tspi/generated/constants.js';
import { LINEERR } from '../../tspi/generated/errors.js';
import { out, type HdLine } from '../../tspi/result.js';
import type { LineCallParams, LineDevStatus, VarString } from '../../tspi/structures.js';
import type { ExchangeProvider } from './exchange-provider.js';
import { ExchangeWorld, TSPI_VERSION, type TestCall } from './testing/exchange-world.js';

let world: ExchangeWorld;
let provider: ExchangeProvider;
beforeEach(() => {
  world = new ExchangeWorld();
  ({ provider } = world);
});

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

test('what a call is placed with comes back with it, and goes with it', async () => {
  world.open('102');
  const call = world.dial('101', '102', {
    mediaMode: LINEMEDIAMODE.INTERACTIVEVOICE,
    callParamFlags: LINECALLPARAMFLAGS.BLOCKID,
    dialParams: { dialPause: 0, dialSpeed: 9999, digitDuration: 1, waitForDialtone: 0 },
    displayableAddress: '1 02',
    calledParty: 'Ben',
    comment: 'lunch',
    callData: bytes('data'),
    userUserInfo: bytes('hello'),
  });
  await world.pass();
  expect(world.info(call)).toMatchObject({
    displayableAddress: '1 02',
    calledParty: 'Ben',
    comment: 'lunch',
    callData: bytes('data'),
    dialParams: { dialPause: 2000, dialSpeed: 500, digitDuration: 50 },
    bearerMode: LINEBEARERMODE.VOICE,
    calledId: '102',
  });
  expect(world.info(world.last('102'))).toMatchObject({
    callerId: '',
    callerIdFlags: LINECALLPARTYID.BLOCKED,
    userUserInfo: bytes('hello'),
  });
});

test.each<[LineCallParams, keyof typeof LINEERR]>([
  [{ addressId: 1 }, 'INVALADDRESSID'],
  [{ addressMode: 3 }, 'INVALADDRESSMODE'],
  [{ addressMode: 2, origAddress: '999' }, 'INVALADDRESS'],
  [{ bearerMode: 3 }, 'INVALBEARERMODE'],
  [{ bearerMode: LINEBEARERMODE.PASSTHROUGH }, 'BEARERMODEUNAVAIL'],
  [{ mediaMode: LINEMEDIAMODE.VIDEO }, 'INVALMEDIAMODE'],
  [{ mediaMode: LINEMEDIAMODE.G3FAX | LINEMEDIAMODE.TDD }, 'INVALMEDIAMODE'],
  [{ minRate: 2, maxRate: 1 }, 'INVALRATE'],
  [{ minRate: 1e6, maxRate: 1e6 }, 'RATEUNAVAIL'],
  [{ userUserInfo: new Uint8Array(129) }, 'USERUSERINFOTOOBIG'],
  [{ callData: new Uint8Array(257) }, 'INVALCALLPARAMS'],
])('a call cannot be placed with %j', (params, error) => {
  world.dial('101', '102', params);
  expect(world.heard()).toEqual([`call refused ${error}`]);
  expect(provider.exchange.legs).toEqual([]);
});

describe('a call that is up', () => {
  let call: TestCall;
  let other: TestCall;
  beforeEach(async () => {
    [call, other] = await world.connect('101', '102');
  });
  const told = (one: TestCall, bits: number): string => `${one.name} CALLINFO ${bits} 0`;

  test('blocks wait until the one before has been released', async () => {
    for (const text of ['one', 'two'])
      world.request('send', (id) => provider.lineSendUserUserInfo(id, call.hdCall, bytes(text)));
    await world.pass();
    expect(world.infos).toEqual([told(other, LINECALLINFOSTATE.USERUSERINFO)]);
    expect(world.info(other).userUserInfo).toEqual(bytes('one'));
    world.request('release', (id) => provider.lineReleaseUserUserInfo(id, other.hdCall));
    await world.pass();
    expect(world.info(other).userUserInfo).toEqual(bytes('two'));
    world.request('release', (id) => provider.lineReleaseUserUserInfo(id, other.hdCall));
    await world.pass();
    expect(world.info(other).userUserInfo).toBeUndefined();
    world.request('send', (id) => provider.lineSendUserUserInfo(id, call.hdCall, new Uint8Array(129)));
    expect(world.heard().at(-1)).toBe('send refused USERUSERINFOTOOBIG');
  });

  test('a block goes with the end of the call', async () => {
    world.request('drop', (id) => provider.lineDrop(id, call.hdCall, bytes('bye')));
    await world.pass();
    expect(world.info(other).userUserInfo).toEqual(bytes('bye'));
  });

  test('data, parameters, treatment and media mode are kept, and told', async () => {
    provider.lineSetAppSpecific(call.hdCall, 42);
    world.request('data', (id) => provider.lineSetCallData(id, call.hdCall, bytes('note')));
    world.request('treatment', (id) => provider.lineSetCallTreatment(id, call.hdCall, LINECALLTREATMENT.MUSIC));
    world.request('params', (id) =>
      provider.lineSetCallParams(id, call.hdCall, LINEBEARERMODE.DATA, 9600, 14_400, null),
    );
    provider.lineSetMediaMode(call.hdCall, LINEMEDIAMODE.TDD);
    await world.pass();
    expect(world.infos).toEqual([
      told(call, LINECALLINFOSTATE.APPSPECIFIC),
      told(call, LINECALLINFOSTATE.MEDIAMODE),
      told(call, LINECALLINFOSTATE.CALLDATA),
      told(call, LINECALLINFOSTATE.TREATMENT),
      told(call, LINECALLINFOSTATE.BEARERMODE | LINECALLINFOSTATE.RATE),
    ]);
    expect(world.info(call)).toMatchObject({
      appSpecific: 42,
      callData: bytes('note'),
      callTreatment: LINECALLTREATMENT.MUSIC,
      bearerMode: LINEBEARERMODE.DATA,
      rate: 14_400,
      mediaMode: LINEMEDIAMODE.TDD,
    });
    expect(world.heard()).toEqual(['data SUCCESS', 'treatment SUCCESS', 'params SUCCESS']);
  });

  test('what is too big or unknown is refused', () => {
    world.request('data', (id) => provider.lineSetCallData(id, call.hdCall, new Uint8Array(257)));
    world.request('treatment', (id) => provider.lineSetCallTreatment(id, call.hdCall, 99));
    world.request('params', (id) => provider.lineSetCallParams(id, call.hdCall, 0, 0, 0, null));
    expect(world.heard()).toEqual([
      'data refused RESOURCEUNAVAIL',
      'treatment refused INVALPARAM',
      'params refused INVALBEARERMODE',
    ]);
    expect(provider.lineSetMediaMode(call.hdCall, 0)).toBe(LINEERR.INVALMEDIAMODE);
  });

  test('once it is secure nobody knocks', async () => {
    world.request('secure', (id) => provider.lineSecureCall(id, call.hdCall));
    world.dial('103', '101');
    await world.pass();
    expect(world.heard()).toContain('103.1 BUSY');
  });

  test('its numbers', () => {
    const [addressId, callId, related] = [out(9), out(0), out(9)];
    expect(provider.lineGetCallIDs(call.hdCall, addressId, callId, related)).toBe(0);
    expect([addressId.value, callId.value, related.value]).toEqual([0, world.info(other).callId, 0]);
    expect(provider.lineGetCallAddressID(call.hdCall, addressId)).toBe(0);
  });
});

describe('a line', () => {
  let hdLine: HdLine;
  beforeEach(() => {
    hdLine = world.open('101');
    provider.lineSetStatusMessages(hdLine, 0xffffff, 0xff);
  });

  test('rings are counted, where they are wanted', async () => {
    world.dial('102', '101');
    await world.pass(13_000);
    const rings = world.heard().filter((line) => line.startsWith(`101 LINEDEVSTATE ${LINEDEVSTATE.RINGING} `));
    expect(rings).toEqual([0, 1, 2].map((count) => `101 LINEDEVSTATE ${LINEDEVSTATE.RINGING} 1 ${count}`));
  });

  test('is locked: no call can be placed; and its message lamp is lit', async () => {
    const { LOCKED, MSGWAIT } = LINEDEVSTATUSFLAGS;
    world.request('set', (id) => provider.lineSetLineDevStatus(id, hdLine, LOCKED | MSGWAIT, true));
    world.request('set', (id) => provider.lineSetLineDevStatus(id, hdLine, LINEDEVSTATUSFLAGS.INSERVICE, true));
    await world.pass();
    expect(world.heard()).toEqual([
      'set refused INVALPARAM',
      `101 LINEDEVSTATE ${LINEDEVSTATE.MSGWAITON} 0 0`,
      `101 LINEDEVSTATE ${LINEDEVSTATE.LOCK} 0 0`,
      'set SUCCESS',
    ]);
    const status = out<LineDevStatus | null>(null);
    provider.lineGetLineDevStatus(hdLine, status);
    expect((status.value?.devStatusFlags ?? 0) & (LOCKED | MSGWAIT)).toBe(LOCKED | MSGWAIT);
    world.dial('101', '102');
    expect(world.heard()).toEqual(['call refused INVALLINESTATE']);
  });

  test('tells what devices belong to it', () => {
    const id = out<VarString | null>(null);
    const get = (deviceClass: string): number => provider.lineGetID(hdLine, 0, 0, LINECALLSELECT.LINE, id, deviceClass);
    expect([get('TAPI/Line'), id.value?.text]).toEqual([0, '10']);
    expect([get('tapi/phone'), id.value?.text]).toEqual([0, '50']);
    expect(get('comm')).toBe(LINEERR.INVALDEVICECLASS);
  });

  test('keeps its settings', () => {
    const config = out(new Uint8Array());
    expect(provider.lineSetDevConfig(10, bytes('{"ringsNoAnswer":2,"doNotDisturb":true}'), 'tapi/line')).toBe(0);
    provider.lineGetDevConfig(10, config, 'tapi/line');
    expect(JSON.parse(new TextDecoder().decode(config.value))).toEqual({ ringsNoAnswer: 2, doNotDisturb: true });
    for (const wrong of ['', '{}', '{"ringsNoAnswer":99,"doNotDisturb":true}', 'null'])
      expect(provider.lineSetDevConfig(10, bytes(wrong), 'tapi/line')).toBe(LINEERR.INVALPARAM);
  });

  test('sends its events to terminals: a phone without ringer stays silent', async () => {
    const hdPhone = world.openPhone('101');
    world.request('terminal', (id) =>
      provider.lineSetTerminal(id, hdLine, 0, 0, LINECALLSELECT.LINE, LINETERMMODE.RINGER, 0, false),
    );
    world.request('terminal', (id) => provider.lineSetTerminal(id, hdLine, 0, 0, LINECALLSELECT.LINE, 1, 9, false));
    await world.pass();
    expect(world.heard()).toEqual([
      'terminal refused INVALTERMINALID',
      `101 LINEDEVSTATE ${LINEDEVSTATE.TERMINALS} 0 0`,
      'terminal SUCCESS',
    ]);
    world.dial('102', '101');
    await world.pass();
    const [mode, volume] = [out(9), out(0)];
    provider.phoneGetRing(hdPhone, mode, volume);
    expect(mode.value).toBe(0);
  });

  test('has an extension, whose version must be selected for feature buttons', async () => {
    const version = out(0);
    expect(provider.lineNegotiateExtVersion(10, TSPI_VERSION, 1, 2, version)).toBe(LINEERR.INCOMPATIBLEEXTVERSION);
    expect(provider.lineNegotiateExtVersion(10, TSPI_VERSION, 0, 0x20000, version)).toBe(0);
    const press = (feature: number): void => {
      world.request('feature', (id) => provider.lineDevSpecificFeature(id, hdLine, feature, new Uint8Array()));
    };
    press(PHONEBUTTONFUNCTION.DONOTDISTURB);
    expect(provider.lineSelectExtVersion(hdLine, version.value)).toBe(0);
    press(PHONEBUTTONFUNCTION.COVER);
    press(PHONEBUTTONFUNCTION.DONOTDISTURB);
    await world.pass();
    expect(world.heard()).toEqual([
      'feature refused OPERATIONUNAVAIL',
      'feature refused INVALFEATURE',
      `101 DEVSPECIFICFEATURE ${PHONEBUTTONFUNCTION.DONOTDISTURB} 0`,
      'feature SUCCESS',
    ]);
    world.dial('102', '101');
    await world.pass();
    expect(world.heard()).toContain('102.1 DISCONNECTED DONOTDISTURB');
  });

  test('gives a block back', async () => {
    world.request('echo', (id) => provider.lineDevSpecific(id, hdLine, 0, 0, Uint8Array.of(0, 1)));
    world.request('echo', (id) => provider.lineDevSpecific(id, hdLine, 0, 0, Uint8Array.of(9)));
    await world.pass();
    expect(world.heard()).toEqual(['echo refused OPERATIONUNAVAIL', 'echo SUCCESS']);
  });
});
