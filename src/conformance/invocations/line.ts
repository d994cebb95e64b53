import {
  LINECALLSELECT,
  LINEADDRESSMODE,
  LINEDEVSTATUSFLAGS,
  LINEDEVSTATE,
  LINETERMMODE,
} from '../../tspi/generated/constants.js';
import { out } from '../../tspi/result.js';
import { HIGHEST_VERSION, LOWEST_VERSION } from '../bench.js';
import { asynchronous, sync, type Arguments, type Invocation } from './invocation.js';
import { mediaMode, oneOf } from './capabilities.js';

/** All the extension versions that there can be. */
const ANY_EXTENSION = [0, 0xffff_ffff] as const;

const configClass = ({ bench }: Arguments): string => bench.subject.configClass ?? 'tapi/line';

/** The block that lineSetDevConfig is given: what lineGetDevConfig gave, or none. */
function ownConfig(args: Arguments): Uint8Array {
  const block = out(new Uint8Array(0));
  args.bench.provider.lineGetDevConfig?.(args.slots.device, block, configClass(args));
  return block.value;
}

/** lineDevSpecificFeature needs a version of the extension that is selected (nf-tspi-tspi_linedevspecificfeature). */
function selectExtension({ bench, slots }: Arguments): void {
  const version = out(0);
  bench.provider.lineNegotiateExtVersion?.(slots.device, bench.version, ...ANY_EXTENSION, version);
  bench.provider.lineSelectExtVersion?.(slots.line, version.value);
}

/** The functions of line devices, open lines and addresses, but for lineOpen and lineClose, which the bench calls itself. */
export const lineInvocations: readonly Invocation[] = [
  sync('lineNegotiateTSPIVersion', 'session', ['device'], (p, s, a) =>
    p.lineNegotiateTSPIVersion(s.device, LOWEST_VERSION, HIGHEST_VERSION, a.out('version')),
  ),
  sync('lineNegotiateExtVersion', 'session', ['device'], (p, s, a) =>
    p.lineNegotiateExtVersion?.(s.device, a.bench.version, ...ANY_EXTENSION, a.out('extVersion')),
  ),
  sync('lineSelectExtVersion', 'line', ['line'], (p, s) => p.lineSelectExtVersion?.(s.line, 0)),
  sync('lineGetExtensionID', 'session', ['device'], (p, s, a) =>
    p.lineGetExtensionID?.(s.device, a.bench.version, a.out('extensionId')),
  ),
  sync('lineGetDevCaps', 'session', ['device'], (p, s, a) =>
    p.lineGetDevCaps(s.device, a.bench.version, 0, a.out('caps')),
  ),
  sync('lineGetAddressCaps', 'session', ['device'], (p, s, a) =>
    p.lineGetAddressCaps(s.device, 0, a.bench.version, 0, a.out('caps')),
  ),
  sync('lineGetDevConfig', 'session', ['device'], (p, s, a) =>
    p.lineGetDevConfig?.(s.device, a.out('config'), configClass(a)),
  ),
  sync('lineSetDevConfig', 'session', ['device'], (p, s, a) =>
    p.lineSetDevConfig?.(s.device, ownConfig(a), configClass(a)),
  ),
  sync('lineGetIcon', 'session', ['device'], (p, s, a) => p.lineGetIcon?.(s.device, 'tapi/line', a.out('icon'))),
  sync('lineGetLineDevStatus', 'line', ['line'], (p, s, a) => p.lineGetLineDevStatus(s.line, a.out('status'))),
  sync('lineSetStatusMessages', 'line', ['line'], (p, s) => p.lineSetStatusMessages(s.line, LINEDEVSTATE.RINGING, 0)),
  sync('lineSetDefaultMediaDetection', 'line', ['line'], (p, s, a) =>
    p.lineSetDefaultMediaDetection(s.line, mediaMode(a.caps)),
  ),
  sync('lineConditionalMediaDetection', 'line', ['line'], (p, s, a) =>
    p.lineConditionalMediaDetection?.(s.line, mediaMode(a.caps), null),
  ),
  sync('lineGetAddressStatus', 'line', ['line'], (p, s, a) => p.lineGetAddressStatus(s.line, 0, a.out('status'))),
  sync('lineGetAddressID', 'line', ['line'], (p, s, a) =>
    p.lineGetAddressID(s.line, a.out('addressId'), LINEADDRESSMODE.DIALABLEADDR, a.caps.address?.address ?? ''),
  ),
  sync('lineGetNumAddressIDs', 'line', ['line'], (p, s, a) => p.lineGetNumAddressIDs(s.line, a.out('numAddressIds'))),
  sync('lineGetID', 'line', ['line'], (p, s, a) =>
    p.lineGetID(s.line, 0, 0, LINECALLSELECT.LINE, a.out('deviceId'), 'tapi/line'),
  ),
  sync('lineGetCallHubTracking', 'line', ['line'], (p, s, a) => p.lineGetCallHubTracking?.(s.line, a.out('info'))),
  sync('lineSetCallHubTracking', 'line', ['line'], (p, s, a) =>
    p.lineSetCallHubTracking?.(s.line, {
      availableTracking: a.caps.line?.availableTracking ?? 0,
      currentTracking: oneOf(a.caps.line?.availableTracking, 0, 0),
    }),
  ),
  asynchronous('lineSetLineDevStatus', 'line', ['line'], (p, id, s, a) =>
    p.lineSetLineDevStatus?.(id, s.line, oneOf(a.caps.line?.settableDevStatus, 0, LINEDEVSTATUSFLAGS.LOCKED), true),
  ),
  asynchronous('lineSetTerminal', 'line', ['line'], (p, id, s, a) =>
    p.lineSetTerminal?.(
      id,
      s.line,
      0,
      0,
      LINECALLSELECT.LINE,
      oneOf(a.caps.line?.terminals?.[0]?.termModes, 0, LINETERMMODE.MEDIABIDIRECT),
      0,
      true,
    ),
  ),
  asynchronous(
    'lineDevSpecific',
    'line',
    ['line', 'call'],
    (p, id, s, a) => p.lineDevSpecific?.(id, s.line, 0, s.call, a.bench.subject.devSpecific ?? new Uint8Array(0)),
    { nullable: ['call'] },
  ),
  asynchronous('lineDevSpecificFeature', 'line', ['line'], (p, id, s, a) => {
    selectExtension(a);
    const { feature = 0, devSpecific = new Uint8Array(0) } = a.bench.subject;
    return p.lineDevSpecificFeature?.(id, s.line, feature, devSpecific);
  }),
];
