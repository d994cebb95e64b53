import { LINEFORWARDMODE } from '../../src/tspi/generated/constants.js';
import { FORWARD_ONE, FORWARDING_REASONS, LINE_SERVICE, serviceBlock } from '../../src/tspi/line-services.js';
import type { HtCall } from '../../src/tspi/result.js';
import type { TranscriptWorld } from './transcript-world.js';

type Request = (world: TranscriptWorld, words: string) => string;

/** Asks a sub-function of lineDevSpecific; the block, which is to have the answer, is kept by the name of the request. */
const service =
  (name: string, number: number): Request =>
  (w, question) => {
    const block = serviceBlock(number, question === '' ? undefined : question);
    w.blocks.set(name, block);
    return w.request((id) => w.provider.lineDevSpecific(id, w.hdLine, 0, 0, block));
  };

/** What a program can ask of the network beside calls. `forward`: reason, number and rings. */
export const serviceRequests: Readonly<Record<string, Request>> = {
  readNetwork: service('network', LINE_SERVICE.READ_NETWORK),
  readRegistration: service('registration', LINE_SERVICE.READ_REGISTRATION),
  readRevision: service('revision', LINE_SERVICE.READ_REVISION),
  readForwarding: service('forwarding', LINE_SERVICE.READ_FORWARDING),
  readWaiting: service('waiting', LINE_SERVICE.READ_WAITING),
  scan: service('scan', LINE_SERVICE.SCAN_NETWORKS),
  cancelScan: service('cancel', LINE_SERVICE.CANCEL_SCAN),
  forward: (w, words) => {
    const [reason = '', destAddress = '', rings = ''] = words.split(' ');
    const entry = { forwardMode: LINEFORWARDMODE.NOANSW, callerAddress: '', destCountryCode: 0, destAddress };
    const devSpecific = Uint8Array.of(
      FORWARD_ONE,
      FORWARDING_REASONS.findIndex((one) => one === reason),
    );
    return w.request((id) =>
      w.provider.lineForward(id, w.hdLine, true, 0, [entry], Number(rings), 1 as HtCall, { value: 0 }, { devSpecific }),
    );
  },
};
