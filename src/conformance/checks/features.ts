import { LINECALLFEATURE } from '../../tspi/generated/constants.js';
import { out, type HdCall } from '../../tspi/result.js';
import type { LineCallStatus } from '../../tspi/structures.js';
import type { TspiMethodName } from '../../tspi/availability.js';
import type { Bench } from '../bench.js';
import type { Check } from '../check.js';
import { invocationOf } from '../invocations/all.js';
import type { Stage } from '../invocations/invocation.js';
import { must, reached, Unreached } from '../outcome.js';
import type { Stages } from '../stages.js';

const F = LINECALLFEATURE;

/** The LINECALLFEATURE bit of each function (linecallfeature--constants). SETQOS has no function here. */
const FEATURES: readonly (readonly [bit: number, name: TspiMethodName])[] = [
  [F.ACCEPT, 'lineAccept'],
  [F.ADDTOCONF, 'lineAddToConference'],
  [F.ANSWER, 'lineAnswer'],
  [F.BLINDTRANSFER, 'lineBlindTransfer'],
  [F.COMPLETECALL, 'lineCompleteCall'],
  [F.COMPLETETRANSF, 'lineCompleteTransfer'],
  [F.DIAL, 'lineDial'],
  [F.DROP, 'lineDrop'],
  [F.GATHERDIGITS, 'lineGatherDigits'],
  [F.GENERATEDIGITS, 'lineGenerateDigits'],
  [F.GENERATETONE, 'lineGenerateTone'],
  [F.HOLD, 'lineHold'],
  [F.MONITORDIGITS, 'lineMonitorDigits'],
  [F.MONITORMEDIA, 'lineMonitorMedia'],
  [F.MONITORTONES, 'lineMonitorTones'],
  [F.PARK, 'linePark'],
  [F.PREPAREADDCONF, 'linePrepareAddToConference'],
  [F.REDIRECT, 'lineRedirect'],
  [F.REMOVEFROMCONF, 'lineRemoveFromConference'],
  [F.SECURECALL, 'lineSecureCall'],
  [F.SENDUSERUSER, 'lineSendUserUserInfo'],
  [F.SETCALLPARAMS, 'lineSetCallParams'],
  [F.SETMEDIACONTROL, 'lineSetMediaControl'],
  [F.SETTERMINAL, 'lineSetTerminal'],
  [F.SETUPCONF, 'lineSetupConference'],
  [F.SETUPTRANSFER, 'lineSetupTransfer'],
  [F.SWAPHOLD, 'lineSwapHold'],
  [F.UNHOLD, 'lineUnhold'],
  [F.RELEASEUSERUSERINFO, 'lineReleaseUserUserInfo'],
  [F.SETTREATMENT, 'lineSetCallTreatment'],
  [F.SETCALLDATA, 'lineSetCallData'],
];

/** Possible only once a block has come in: not where its stage leads. */
const NEEDS_MORE = new Set<TspiMethodName>(['lineReleaseUserUserInfo']);
/** Functions of lines whose bit says that the call can be chosen too. */
const ON_LINES = new Set<TspiMethodName>(['lineSetTerminal']);

function featuresOf(bench: Bench, hdCall: HdCall): number {
  if (bench.witness.callOf(hdCall) === undefined) return 0;
  const status = out<LineCallStatus | null>(null);
  bench.sync('lineGetCallStatus', (p) => p.lineGetCallStatus(hdCall, status));
  return status.value?.callFeatures ?? 0;
}

interface Look {
  readonly stage: Stage;
  /** LINECALLFEATURE bits of the calls that the stage leads to, as lineGetCallStatus tells them. */
  readonly bits: number;
}

/** What can be done now in each stage that some function of calls needs. A stage that is not reached is left out, and named. */
async function looks(stages: Stages, bench: Bench): Promise<{ seen: Look[]; missed: string[] }> {
  const { functions } = bench.subject;
  const wanted = FEATURES.filter(([, name]) => functions[name] === 'implemented' && !ON_LINES.has(name));
  const [seen, missed]: [Look[], string[]] = [[], []];
  for (const stage of new Set(wanted.map(([, name]) => invocationOf(name).stage))) {
    try {
      const { call, other } = await stages.reach(stage);
      seen.push({ stage, bits: (featuresOf(bench, call) | featuresOf(bench, other)) >>> 0 });
    } catch (error) {
      if (!(error instanceof Unreached)) throw error;
      missed.push(stage);
    }
    for (const line of bench.witness.lines.values()) if (!line.closed) bench.closeLine(line);
    bench.world.farEndHangsUp?.();
    await bench.until(() => false, 30_000);
  }
  reached(seen.length > 0, 'no call came to a state in which something can be done');
  return { seen, missed };
}

const leftOut = (missed: readonly string[]): string =>
  missed.length === 0 ? '' : `; not reached: ${missed.join(', ')}`;

/** LINECALLFEATURE: what an application may try (linecallstatus, "dwCallFeatures"). */
export const featureChecks: readonly Check[] = [
  {
    id: 'features.possible',
    about: 'lineGetCallStatus',
    needs: ['lineGetCallStatus'],
    needsOneOf: ['lineMakeCall', 'lineAnswer'],
    run: async (stages, bench) => {
      const { seen, missed } = await looks(stages, bench);
      for (const { stage, bits } of seen)
        for (const [bit, name] of FEATURES) {
          if (bench.subject.functions[name] !== 'implemented' || NEEDS_MORE.has(name) || ON_LINES.has(name)) continue;
          if (invocationOf(name).stage === stage)
            must(
              (bits & bit) !== 0,
              `callFeatures of a call ready for ${name} is 0x${bits.toString(16)}, without its bit`,
            );
        }
      return `what is implemented is in callFeatures where it can be done${leftOut(missed)}`;
    },
  },
  {
    id: 'features.refused',
    about: 'lineGetCallStatus, lineGetAddressCaps',
    needs: ['lineGetCallStatus'],
    needsOneOf: ['lineMakeCall', 'lineAnswer'],
    run: async (stages, bench) => {
      const { seen, missed } = await looks(stages, bench);
      const claims = [
        ...seen.map(({ stage, bits }) => ({ where: `callFeatures of LINECALLSTATUS (${stage})`, bits })),
        { where: 'callFeatures of LINEADDRESSCAPS', bits: stages.capabilities.address?.callFeatures ?? 0 },
      ];
      for (const { where, bits } of claims)
        for (const [bit, name] of FEATURES)
          must(
            (bits & bit) === 0 || bench.subject.functions[name] === 'implemented',
            `${where} has the bit of ${name}, which is refused with OPERATIONUNAVAIL`,
          );
      return `callFeatures has no bit of a function that is refused with OPERATIONUNAVAIL${leftOut(missed)}`;
    },
  },
];
