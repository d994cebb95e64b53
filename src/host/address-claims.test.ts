import { expect, test } from 'vitest';
import { LINEADDRCAPFLAGS, LINECALLSTATE, LINETRANSFERMODE } from '../tspi/generated/constants.js';
import { LINEERR } from '../tspi/generated/errors.js';
import { out, resultName, type HdCall, type Out, type Result } from '../tspi/result.js';
import type { LineAddressCaps, LineCallInfo, LineDevCaps } from '../tspi/structures.js';
import { WholeProvider } from './testing/whole-provider.js';
import { WholeWorld } from './testing/whole-world.js';

const { ONHOLD, ONHOLDPENDTRANSFER, ONHOLDPENDCONF, CONNECTED } = LINECALLSTATE;
const { TRANSFERHELD } = LINEADDRCAPFLAGS;
const EVERYTHING_ELSE = (0xffffffff & ~TRANSFERHELD) >>> 0;

/** A line with addresses that claim what they are given; its calls are on one of them. */
class ClaimingProvider extends WholeProvider {
  callAddress = 0;

  constructor(readonly flags: readonly number[]) {
    super();
  }
  override lineGetDevCaps(...args: [number, number, number, Out<LineDevCaps | null>]): Result {
    const result = super.lineGetDevCaps(...args);
    const [, , , caps] = args;
    if (caps.value !== null) caps.value = { ...caps.value, numAddresses: this.flags.length };
    return result;
  }
  override lineGetAddressCaps(
    deviceId: number,
    addressId: number,
    version: number,
    ext: number,
    caps: Out<LineAddressCaps | null>,
  ): Result {
    const result = super.lineGetAddressCaps(deviceId, addressId, version, ext, caps);
    if (caps.value !== null) caps.value = { ...caps.value, addrCapFlags: this.flags[addressId] ?? 0 };
    return result;
  }
  override lineGetCallInfo(hdCall: HdCall, info: Out<LineCallInfo | null>): Result {
    const result = super.lineGetCallInfo(hdCall, info);
    if (info.value !== null) info.value = { ...info.value, addressId: this.callAddress };
    return result;
  }
}

/** Asks for a transfer of a call in a state to a call in another one. */
function transfer(world: WholeWorld, states: readonly [number, number], mode: number): string {
  return resultName(world.ask('lineCompleteTransfer', world.argumentsOf('lineCompleteTransfer', states, new Map([[3, mode]])), out<unknown>(undefined))); // prettier-ignore
}

const MODES = Object.entries(LINETRANSFERMODE);

test.each(MODES)(
  'lineCompleteTransfer (%s) of a call on hold: where its address claims TRANSFERHELD',
  async (_, mode) => {
    const world = await WholeWorld.make(new ClaimingProvider([TRANSFERHELD]));
    expect(transfer(world, [ONHOLD, CONNECTED], mode)).toBe('request 1');
    expect(world.provider.of('lineCompleteTransfer')).toHaveLength(1);
  },
);

test.each(MODES)('and not where it claims everything else (%s): the provider is not asked', async (_, mode) => {
  const world = await WholeWorld.make(new ClaimingProvider([EVERYTHING_ELSE]));
  expect(transfer(world, [ONHOLD, CONNECTED], mode)).toBe(resultName(LINEERR.INVALCALLSTATE));
  expect(world.provider.of('lineCompleteTransfer')).toEqual([]);
  expect(transfer(world, [ONHOLDPENDTRANSFER, CONNECTED], mode)).toBe('request 1');
});

test('it is the call’s own address that counts', async () => {
  const provider = new ClaimingProvider([0, TRANSFERHELD]);
  const world = await WholeWorld.make(provider);
  expect(transfer(world, [ONHOLD, CONNECTED], LINETRANSFERMODE.TRANSFER)).toBe(resultName(LINEERR.INVALCALLSTATE));
  provider.callAddress = 1;
  expect(transfer(world, [ONHOLD, CONNECTED], LINETRANSFERMODE.TRANSFER)).toBe('request 1');
});

test('no other state is claimed, and not that of the other call', async () => {
  const world = await WholeWorld.make(new ClaimingProvider([0xffffffff]));
  const wrong: readonly (readonly [number, number])[] = [
    [CONNECTED, CONNECTED],
    [ONHOLDPENDCONF, CONNECTED],
    [ONHOLD, ONHOLD],
  ];
  for (const states of wrong)
    expect(transfer(world, states, LINETRANSFERMODE.TRANSFER)).toBe(resultName(LINEERR.INVALCALLSTATE));
});

test('a provider that does not say on which address the call is gets no transfer that only an address can claim', async () => {
  const provider = new ClaimingProvider([TRANSFERHELD, TRANSFERHELD]);
  const world = await WholeWorld.make(provider);
  Object.defineProperty(provider, 'lineGetCallInfo', { value: () => LINEERR.OPERATIONFAILED });
  expect(transfer(world, [ONHOLD, CONNECTED], LINETRANSFERMODE.TRANSFER)).toBe(resultName(LINEERR.INVALCALLSTATE));
});
