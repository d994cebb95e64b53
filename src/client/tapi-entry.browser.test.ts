import { expect, test } from 'vitest';
import { spawnWorker } from '../worker/spawn.js';
import { createTelephony } from './index.js';
import {
  LINECALLPRIVILEGE,
  LINECALLSTATE,
  LINEERR,
  LINEMEDIAMODE,
  LINEREQUESTMODE,
  openTapi,
  out,
  SUCCESS,
  TAPIERR,
  tapiRequestMakeCall,
  type LineReqMakeCall,
  type LineTranslateOutput,
  type TapiMessage,
} from './tapi-entry.js';

/** Messages as they come, and a way to wait for one. */
function listen(): { callback: (message: TapiMessage) => void; next: (name: string) => Promise<TapiMessage> } {
  const got: TapiMessage[] = [];
  let wake = (): void => undefined;
  return {
    callback: (message) => {
      got.push(message);
      wake();
    },
    next: async (name) => {
      for (;;) {
        const found = got.findIndex(({ message }) => message === name);
        const [message] = found < 0 ? [] : got.splice(found, 1);
        if (message !== undefined) return message;
        await new Promise<void>((resolve) => (wake = resolve));
      }
    },
  };
}

const brokenWorker = (): Worker =>
  new Worker(URL.createObjectURL(new Blob(['throw new Error("broken")'], { type: 'text/javascript' })));

const openOwner = (tapi: ReturnType<typeof openTapi>, deviceId: number, hLine: { value: number }): Promise<number> =>
  tapi.lineOpen(deviceId, hLine, 0x00020000, null, LINECALLPRIVILEGE.OWNER, LINEMEDIAMODE.INTERACTIVEVOICE);

/** Tests run beside each other in frames of one origin: each has its own host. */
const alone = { shareLines: false };

test('a call by TAPI alone; when the worker is killed, what is out gets its LINE_REPLY, and another one has the line', async () => {
  const { callback, next } = listen();
  let worker: Worker | undefined;
  const tapi = openTapi(callback, { ...alone, simulator: true, createWorker: () => (worker = spawnWorker()) });
  const { param1: deviceId } = await next('LINE_CREATE');
  const hLine = out(0);
  expect(await openOwner(tapi, deviceId, hLine)).toBe(SUCCESS);
  const hCall = out(0);
  const id = tapi.lineMakeCall(hLine.value, hCall, '5550102', 0, null);
  expect(id).toBeGreaterThan(0);
  expect(await next('LINE_REPLY')).toMatchObject({ param1: id, param2: SUCCESS });
  expect((await next('LINE_CALLSTATE')).param1).toBe(LINECALLSTATE.DIALING);
  const drop = tapi.lineDrop(hCall.value);
  worker?.terminate();
  const asked = tapi.diagnostics();
  expect(await next('LINE_REPLY')).toMatchObject({ param1: drop, param2: LINEERR.OPERATIONFAILED, outcome: 'unknown' });
  expect(await asked).toBeNull();
  expect(await next('LINE_CLOSE')).toMatchObject({ device: hLine.value });
  expect(tapi.lineDrop(hCall.value)).toBe(LINEERR.INVALCALLHANDLE);
  const { param1: again } = await next('LINE_CREATE');
  expect(await openOwner(tapi, again, hLine)).toBe(SUCCESS);
  expect(tapi.lineMakeCall(hLine.value, hCall, '5550102', 0, null)).toBeGreaterThan(drop);
  expect(await next('LINE_REPLY')).toMatchObject({ param2: SUCCESS });
  tapi.lineShutdown();
});

test('a worker that cannot start: what was asked of it ends', async () => {
  const tapi = openTapi(() => undefined, { ...alone, createWorker: brokenWorker });
  expect(await openOwner(tapi, 0, out(0))).toBe(LINEERR.OPERATIONFAILED);
});

test('a configuration that cannot be: what was asked ends, and createTelephony says what to mend', async () => {
  const dialPolicy = { deny: 'everything' };
  const tapi = openTapi(() => undefined, { ...alone, dialPolicy });
  expect(await openOwner(tapi, 0, out(0))).toBe(LINEERR.OPERATIONFAILED);
  const telephony = createTelephony({ ...alone, dialPolicy });
  await expect(telephony.ready).rejects.toMatchObject({
    code: 'invalidConfiguration',
    message: expect.stringContaining('deny') as string,
  });
});

test('createTelephony with a worker that breaks: ready rejects', async () => {
  const telephony = createTelephony({ ...alone, createWorker: brokenWorker });
  await expect(telephony.ready).rejects.toMatchObject({ code: 'workerLost' });
  expect(telephony.status).toBe('lost');
});

test('a host on the page itself, under the same calls', async () => {
  const { callback, next } = listen();
  const createWorker = (): Worker => {
    throw new Error('no worker is wanted');
  };
  const home = { permanentLocationId: 1, name: 'Home', countryCode: '1', areaCode: '202', internationalPrefix: '011' };
  const tapi = openTapi(callback, { ...alone, host: 'page', simulator: true, createWorker, locations: [home] });
  const { param1: deviceId } = await next('LINE_CREATE');
  const translated = out<LineTranslateOutput | null>(null);
  expect(tapi.lineTranslateAddress(deviceId, 0x00020000, '+1 (202) 555-0102', 0, 0, translated)).toBe(SUCCESS);
  const hLine = out(0);
  expect(await openOwner(tapi, deviceId, hLine)).toBe(SUCCESS);
  const hCall = out(0);
  const { dialableString = '', destCountry = 0 } = translated.value ?? {};
  const id = tapi.lineMakeCall(hLine.value, hCall, dialableString, destCountry, null);
  expect(await next('LINE_REPLY')).toMatchObject({ param1: id, param2: SUCCESS });
  tapi.lineShutdown();
});

test('a call is asked for, of whoever is registered for it', async () => {
  const { callback, next } = listen();
  expect(await tapiRequestMakeCall('5550102')).toBe(TAPIERR.NOREQUESTRECIPIENT);
  const tapi = openTapi(callback, { ...alone, host: 'page', simulator: true });
  expect(tapi.lineRegisterRequestRecipient('calls', LINEREQUESTMODE.MAKECALL, true)).toBe(SUCCESS);
  let asked: number;
  do asked = await tapiRequestMakeCall('5550102', 'Contacts');
  while (asked === TAPIERR.NOREQUESTRECIPIENT); // The lock is given in its own time.
  expect(asked).toBe(SUCCESS);
  expect(await next('LINE_REQUEST')).toMatchObject({ callbackInstance: 'calls' });
  const request = out<LineReqMakeCall | null>(null);
  expect(tapi.lineGetRequest(LINEREQUESTMODE.MAKECALL, request)).toBe(SUCCESS);
  expect(request.value).toEqual({ destAddress: '5550102', appName: 'Contacts', calledParty: '', comment: '' });
  tapi.lineShutdown();
});
