import { LINECALLINFOSTATE, LINECALLSTATE, TAPI_MESSAGE } from '../../tspi/generated/constants.js';
import { resultName, type HdCall, type HdLine } from '../../tspi/result.js';
import type { TspiMethodName } from '../../tspi/availability.js';
import type { Bench } from '../bench.js';
import type { Check } from '../check.js';
import { must } from '../outcome.js';
import type { Stages } from '../stages.js';
import type { TrackedCall } from '../tracked.js';
import { infoOf } from './effects.js';

const BLOCK = Uint8Array.of(4, 0x4b, 0x49, 0x54);
const UNSEEN = 'it is seen at the other end only, and no second line of the provider can be called';

/** A call between the first line and the second one; null where the provider has no second line that can be called. */
async function between(stages: Stages, bench: Bench): Promise<readonly [from: TrackedCall, to: TrackedCall] | null> {
  const [, second] = bench.lineDevices;
  const address = second === undefined ? '' : (stages.addressCaps(second)?.address ?? '');
  const { functions } = bench.subject;
  if (second === undefined || address === '') return null;
  if (functions.lineMakeCall !== 'implemented' || functions.lineAnswer !== 'implemented') return null;
  const [near, far] = [stages.line(), stages.line(second)];
  const from = await stages.place(near.htLine, near.hdLine as HdLine, address);
  const to = await stages.awaitOffer(far.htLine);
  await stages.does('lineAnswer', stages.slotsOf(to));
  for (const call of [from, to]) await stages.comesTo(call, LINECALLSTATE.CONNECTED);
  return [from, to];
}

async function done(bench: Bench, name: TspiMethodName, hdCall: HdCall): Promise<void> {
  const request = bench.async(name, { scope: { calls: [hdCall] } }, (p, id) =>
    name === 'lineSendUserUserInfo'
      ? p.lineSendUserUserInfo?.(id, hdCall, BLOCK.slice())
      : p.lineReleaseUserUserInfo?.(id, hdCall),
  );
  const result = request === undefined ? 0 : await bench.end(request);
  must(result === 0, `${name} ended with ${resultName(result)}`);
}

const blockOf = (bench: Bench, { hdCall }: TrackedCall): string =>
  [...(infoOf(bench, hdCall as HdCall)?.userUserInfo ?? [])].join(' ');

const { LINE_CALLINFO } = TAPI_MESSAGE;

/** Blocks from one end of a call to the other (sending-information-to-remote-party). */
export const userUserChecks: readonly Check[] = [
  {
    id: 'value.lineSendUserUserInfo',
    about: 'lineSendUserUserInfo',
    needs: ['lineSendUserUserInfo'],
    run: async (stages, bench) => {
      const pair = await between(stages, bench);
      if (pair === null) return UNSEEN;
      const [from, to] = pair;
      await done(bench, 'lineSendUserUserInfo', from.hdCall as HdCall);
      const isTold = (): boolean =>
        to.events.some(
          ({ message, param1 }) => message === LINE_CALLINFO && (param1 & LINECALLINFOSTATE.USERUSERINFO) !== 0,
        );
      await bench.until(isTold);
      must(isTold(), 'no LINE_CALLINFO told the called line of the block');
      const told = blockOf(bench, to);
      must(told === [...BLOCK].join(' '), `the called line’s LINECALLINFO has the block "${told}"`);
      return 'the called line’s LINECALLINFO has it, and LINE_CALLINFO tells it';
    },
  },
  {
    id: 'value.lineReleaseUserUserInfo',
    about: 'lineReleaseUserUserInfo',
    needs: ['lineReleaseUserUserInfo', 'lineSendUserUserInfo'],
    run: async (stages, bench) => {
      const pair = await between(stages, bench);
      if (pair === null) return UNSEEN;
      const [from, to] = pair;
      await done(bench, 'lineSendUserUserInfo', from.hdCall as HdCall);
      await bench.until(() => blockOf(bench, to) !== '', 5000);
      await done(bench, 'lineReleaseUserUserInfo', to.hdCall as HdCall);
      await bench.pass(0);
      must(blockOf(bench, to) === '', 'LINECALLINFO has the block still');
      return 'LINECALLINFO has it no longer';
    },
  },
];
