import { expect } from 'vitest';
import { Host, HostError } from '../../../src/host/host.js';
import { LINECALLPRIVILEGE } from '../../../src/tspi/generated/constants.js';
import { LINEERR } from '../../../src/tspi/generated/errors.js';
import { createCore } from '../../../src/core/create-core.js';
import { openLine } from '../../../src/host/testing/world.js';
import { out } from '../../../src/tspi/result.js';
import { CALL, LINE, PHONE, WHOLE_CALL, type Outcomes } from './behind.js';
import { setsCallData } from './through-the-port.js';

/** Handles, and what functions do. */
export const functionOutcomes: Outcomes = {
  'gives a line the handle 0': {
    so: '(a) the line is not open',
    shows: (world) => {
      expect(openLine(world.session, LINE)).toBe(LINEERR.OPERATIONFAILED);
      expect(world.session.lineMakeCall(1, LINE, CALL, '100', 0, null)).toBe(LINEERR.INVALLINEHANDLE);
      world.counted('badValues');
    },
  },
  'gives a phone the handle 0': {
    so: '(a) the phone is not open',
    shows: (world) => {
      expect(world.openPhone()).not.toBe(0);
      expect(world.ask('phoneGetDisplay', [PHONE])).toBe('PHONEERR_INVALPHONEHANDLE');
      world.counted('badValues');
    },
  },
  'announces a call under the handle 0': {
    so: '(a) the call is not taken; the line goes on',
    shows: async (world) => {
      await world.call();
      world.sink.take();
      world.provider.ring();
      await world.scheduler.advance(1000);
      expect(world.sink.log).toEqual([]);
      await world.drop();
      expect(world.callMessages).toEqual([WHOLE_CALL.at(-1)]);
      world.counted('badValues');
    },
  },
  'takes a handle that is nobody’s': {
    so: '(l) a client’s handle that is none is refused by the host, which does not ask the provider',
    shows: async (world) => {
      await world.call();
      for (const handle of [0, CALL + 2, 4711, -1])
        expect(world.ask('lineSetAppSpecific', [handle, 7])).toBe('LINEERR_INVALCALLHANDLE');
      world.counted();
    },
  },
  'does not offer what its table calls implemented': {
    so: 'the host knows no table: OPERATIONUNAVAIL as the provider says',
    shows: async (world) => {
      await world.call();
      expect(world.ask('lineGetCallIDs', [CALL])).toBe('LINEERR_OPERATIONUNAVAIL');
      world.counted();
    },
  },
  'offers what its table calls unavailable': {
    so: 'the host knows no table: the client has what there is',
    shows: (world) => {
      const icon = out<unknown>(undefined);
      expect(world.ask('lineGetIcon', [0, 'tapi/line'], icon)).toBe('SUCCESS');
      expect(icon.value).toBe('data:,');
      world.counted();
    },
  },
  'negotiates a version that is too new': {
    so: 'the host asks for none that it does not know',
    shows: async (world) => {
      expect(world.host.device(0)?.tspiVersion).toBeLessThanOrEqual(0x0003_0001);
      await world.call();
      world.counted();
    },
  },
  'cannot be started a second time': {
    so: 'a host starts a provider once; the next one says that it refused',
    shows: async (world) => {
      await world.call();
      world.host.shutdown();
      world.counted();
      const next = new Host({ core: await createCore(), scheduler: world.scheduler });
      expect(() => {
        next.addProvider(world.provider);
      }).toThrow(HostError);
      expect([...next.devices]).toEqual([]);
    },
  },
  'dials what has to be asked for': {
    so: 'the dial policy decides on the address as the client gave it; what it allows is the provider’s to read',
    shows: async (world) => {
      await world.open();
      const place = (hCall: number): number => world.session.lineMakeCall(1, LINE, hCall, '5?5', 0, null);
      expect(place(CALL)).toBe(1);
      world.blocks = LINEERR.ADDRESSBLOCKED;
      expect(place(CALL + 2)).toBe(LINEERR.ADDRESSBLOCKED);
      expect(world.dialled).toEqual(['5?5', '5?5']);
      await world.scheduler.advance(5000);
      expect(world.callMessages.at(-1)).toBe(`LINE_CALLSTATE ${CALL} DISCONNECTED`);
      world.counted();
    },
  },
  'takes a function in a state in which it may not be called': {
    so: 'the host refuses it, and does not ask the provider',
    shows: async (world) => {
      await world.call('102');
      expect(world.ask('lineHold', [CALL])).toBe('LINEERR_INVALCALLSTATE');
      await world.drop();
      expect(world.ask('lineHold', [CALL])).toBe('LINEERR_INVALCALLSTATE');
      world.counted();
    },
  },
  'says that it has done what it has not': {
    so: 'the reply says so, the state does not: what is told of the call is what counts',
    shows: async (world) => {
      await world.call();
      world.sink.take();
      expect(world.ask('lineHold', [CALL])).toBe('accepted');
      await world.scheduler.advance(1000);
      expect(world.sink.take()).toEqual(['reply 2 SUCCESS']);
      expect(world.ask('lineUnhold', [CALL])).toBe('LINEERR_INVALCALLSTATE');
      await world.drop();
      expect(world.callMessages).toEqual([WHOLE_CALL.at(-1)]);
      world.counted();
    },
  },
  'keeps an input by reference': {
    so: '(e) nobody else has the memory: what a page writes into its own array later changes nothing',
    shows: (world) => setsCallData(world),
  },
  'answers a full block with a number that is no error': {
    so: 'a negative number ends the request, also one that has no name: the client has it as it is',
    shows: async (world) => {
      await world.call();
      expect(world.ask('lineSetCallData', [CALL, new Uint8Array(65_536)])).toBe('0x80010000');
      expect(world.ask('lineSetCallData', [CALL, new Uint8Array(4)])).toBe('accepted');
      await world.scheduler.advance(1000);
      world.counted();
    },
  },
  'forgets what was set': {
    so: 'the host keeps no values: the client has what the provider says',
    shows: async (world) => {
      expect(world.openPhone()).toBe(0);
      expect(world.ask('phoneSetLamp', [PHONE, 0, 4])).toBe('accepted');
      await world.scheduler.advance(1000);
      expect(world.sink.log).toContain('reply 1 SUCCESS');
      const mode = out<unknown>(undefined);
      expect(world.ask('phoneGetLamp', [PHONE, 0], mode)).toBe('SUCCESS');
      expect(mode.value).toBe(0);
      world.counted();
    },
  },
  'announces calls that nobody wants': {
    so: 'nobody hears of it: the call is closed at the provider',
    shows: async (world) => {
      expect(openLine(world.session, LINE, LINECALLPRIVILEGE.NONE)).toBe(0);
      world.provider.ring();
      await world.scheduler.advance(1000);
      expect(world.sink.log).toEqual([]);
      expect(world.host.device(0)?.open?.calls.size).toBe(0);
      expect(world.ask('lineGetLineDevStatus', [LINE])).toBe('SUCCESS');
      world.counted();
    },
  },
};
