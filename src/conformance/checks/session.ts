import { INITIALIZE_NEGOTIATION } from '../../tspi/generated/constants.js';
import { LINEERR, PHONEERR } from '../../tspi/generated/errors.js';
import { out, resultName, type Result } from '../../tspi/result.js';
import { HIGHEST_VERSION, LOWEST_VERSION, type Bench } from '../bench.js';
import type { Check } from '../check.js';
import { invocationOf } from '../invocations/all.js';
import { must, reached } from '../outcome.js';

/** Ranges of versions without any that there is: all are newer. */
const FUTURE = [0x7000_0000, 0x7fff_0000] as const;
const NO_SUCH_DEVICE = 0x0fff_fff1;

function name(result: Result | undefined): string {
  return result === undefined ? 'nothing: there is no such function' : resultName(result);
}

/** Asks for a version twice: in the whole range, and in one that ends with the answer. */
function negotiates(
  bench: Bench,
  what: string,
  ask: (low: number, high: number, version: { value: number }) => Result | undefined,
): string {
  const first = out(0);
  const result = bench.sync(what, () => ask(LOWEST_VERSION, HIGHEST_VERSION, first));
  must(result === 0, `${what} returned ${name(result)} for all versions`);
  const chosen = first.value;
  must(
    chosen >= LOWEST_VERSION && chosen <= HIGHEST_VERSION,
    `the version 0x${chosen.toString(16)} is out of the range`,
  );
  const again = out(0);
  const second = bench.sync(what, () => ask(LOWEST_VERSION, chosen, again));
  must(second === 0 && again.value === chosen, `of versions up to 0x${chosen.toString(16)} it is not the highest`);
  return `version 0x${chosen.toString(16).padStart(8, '0')}`;
}

/** Sessions of a provider with its host, and versions. */
export const sessionChecks: readonly Check[] = [
  {
    id: 'session.pairs',
    about: 'providerInit, providerShutdown',
    needs: [],
    run: (_, bench) => {
      const ended = bench.shutdown();
      must(ended === 0, `providerShutdown returned ${name(ended)}`);
      const begun = bench.init();
      must(begun === 0, `providerInit returned ${resultName(begun)} after a session had ended`);
      return 'a session can follow another one';
    },
  },
  {
    id: 'session.devices',
    about: 'providerEnumDevices, providerCreateLineDevice',
    needs: [],
    run: (_, bench) => {
      const { lineDevices, phoneDevices } = bench;
      must(lineDevices.length + phoneDevices.length > 0, 'there is no device');
      for (const id of lineDevices) {
        const result = bench.sync('lineGetDevCaps', (p) => p.lineGetDevCaps(id, bench.version, 0, out(null)));
        must(result === 0, `lineGetDevCaps of line ${id} returned ${name(result)}`);
      }
      for (const id of phoneDevices) {
        const result = bench.sync('phoneGetDevCaps', (p) => p.phoneGetDevCaps?.(id, bench.version, 0, out(null)));
        must(result === 0, `phoneGetDevCaps of phone ${id} returned ${name(result)}`);
      }
      return `${lineDevices.length} lines, ${phoneDevices.length} phones, under the ids that they were given`;
    },
  },
  {
    id: 'session.busy',
    about: 'providerShutdown',
    needs: [],
    needsOneOf: ['lineMakeCall', 'lineAnswer'],
    run: async (stages, bench) => {
      const begins = bench.subject.functions.lineMakeCall === 'implemented' ? 'lineMakeCall' : 'lineAnswer';
      const invocation = invocationOf(begins);
      invocation.invoke(bench, await stages.reach(invocation.stage), stages.capabilities);
      const ended = bench.shutdown();
      must(ended === 0, `providerShutdown returned ${name(ended)}`);
      return `providerShutdown succeeds while ${begins} is under way`;
    },
  },
  {
    id: 'version.provider',
    about: 'lineNegotiateTSPIVersion',
    needs: [],
    run: (_, bench) =>
      negotiates(bench, 'lineNegotiateTSPIVersion', (low, high, version) =>
        bench.provider.lineNegotiateTSPIVersion(INITIALIZE_NEGOTIATION, low, high, version),
      ),
  },
  {
    id: 'version.line',
    about: 'lineNegotiateTSPIVersion',
    needs: ['lineOpen'],
    run: (_, bench) => {
      const [id] = bench.lineDevices;
      reached(id !== undefined, 'the provider has no line device');
      return negotiates(bench, 'lineNegotiateTSPIVersion', (low, high, version) =>
        bench.provider.lineNegotiateTSPIVersion(id, low, high, version),
      );
    },
  },
  {
    id: 'version.phone',
    about: 'phoneNegotiateTSPIVersion',
    needs: ['phoneNegotiateTSPIVersion'],
    run: (_, bench) => {
      const [id] = bench.phoneDevices;
      reached(id !== undefined, 'the provider has no phone device');
      return negotiates(bench, 'phoneNegotiateTSPIVersion', (low, high, version) =>
        bench.provider.phoneNegotiateTSPIVersion?.(id, low, high, version),
      );
    },
  },
  {
    id: 'version.lineNone',
    about: 'lineNegotiateTSPIVersion',
    needs: [],
    run: (_, bench) => {
      const result = bench.sync('lineNegotiateTSPIVersion', (p) =>
        p.lineNegotiateTSPIVersion(INITIALIZE_NEGOTIATION, ...FUTURE, out(0)),
      );
      must(result === LINEERR.INCOMPATIBLEAPIVERSION, `it returned ${name(result)} where no version is common`);
      return 'INCOMPATIBLEAPIVERSION where no version is common';
    },
  },
  {
    id: 'version.phoneNone',
    about: 'phoneNegotiateTSPIVersion',
    needs: ['phoneNegotiateTSPIVersion'],
    run: (_, bench) => {
      const [id = NO_SUCH_DEVICE] = bench.phoneDevices;
      const result = bench.sync('phoneNegotiateTSPIVersion', (p) =>
        p.phoneNegotiateTSPIVersion?.(id, ...FUTURE, out(0)),
      );
      must(result === PHONEERR.INCOMPATIBLEAPIVERSION, `it returned ${name(result)} where no version is common`);
      return 'INCOMPATIBLEAPIVERSION where no version is common';
    },
  },
  {
    id: 'version.lineExtension',
    about: 'lineNegotiateExtVersion, lineSelectExtVersion',
    needs: ['lineNegotiateExtVersion', 'lineSelectExtVersion'],
    run: async (stages, bench) => {
      const { device, line } = await stages.reach('line');
      const negotiate = (low: number, high: number): [Result | undefined, number] => {
        const version = out(0);
        const result = bench.sync('lineNegotiateExtVersion', (p) =>
          p.lineNegotiateExtVersion?.(device, bench.version, low, high, version),
        );
        return [result, version.value];
      };
      const [result, version] = negotiate(0, 0xffff_ffff);
      must(result === 0, `lineNegotiateExtVersion returned ${name(result)} for all versions`);
      const select = (wanted: number): Result | undefined =>
        bench.sync('lineSelectExtVersion', (p) => p.lineSelectExtVersion?.(line, wanted));
      must(select(version) === 0, 'the version that was negotiated cannot be selected');
      const other = version === 0xffff_ffff ? [0, 0xffff_fffe] : [version + 1, 0xffff_ffff];
      const [while1] = negotiate(other[0] ?? 0, other[1] ?? 0);
      must(
        while1 === LINEERR.INCOMPATIBLEEXTVERSION,
        `while a version is selected, another one was answered with ${name(while1)}`,
      );
      must(select(0) === 0, 'selecting 0 does not end it');
      return `extension version ${version}`;
    },
  },
  {
    id: 'version.phoneExtension',
    about: 'phoneNegotiateExtVersion, phoneSelectExtVersion',
    needs: ['phoneNegotiateExtVersion', 'phoneSelectExtVersion'],
    run: async (stages, bench) => {
      const { phoneDevice, phone } = await stages.reach('phone');
      const version = out(0);
      const result = bench.sync('phoneNegotiateExtVersion', (p) =>
        p.phoneNegotiateExtVersion?.(phoneDevice, bench.version, 0, 0xffff_ffff, version),
      );
      must(result === 0, `phoneNegotiateExtVersion returned ${name(result)} for all versions`);
      const select = (wanted: number): Result | undefined =>
        bench.sync('phoneSelectExtVersion', (p) => p.phoneSelectExtVersion?.(phone, wanted));
      must(select(version.value) === 0, 'the version that was negotiated cannot be selected');
      must(select(0) === 0, 'selecting 0 does not end it');
      return `extension version ${version.value}`;
    },
  },
];
