import { asLine, asTelephony, FakeLine, FakeTelephony } from './fake-telephony.js';
import type { Specimen } from './specimens.js';

/** A telephony with a simulated network that takes whatever is played. */
export function playedTelephony(play: FakeTelephony['simulator'] = { play: () => Promise.resolve() }) {
  return asTelephony(Object.assign(new FakeTelephony(), { simulator: play }));
}

function simulator(state: string, line: Partial<FakeLine> | null, call = false): Specimen {
  return {
    element: 'tel-simulator',
    state,
    make: () => {
      const element = document.createElement('tel-simulator');
      const made = line === null ? null : Object.assign(new FakeLine(), line);
      if (call) made?.addCall({ state: 'connected' });
      return Object.assign(element, { telephony: playedTelephony(), line: made === null ? null : asLine(made) });
    },
  };
}

/** Every state of tel-simulator. */
export const simulatorSpecimens: readonly Specimen[] = [
  simulator('a cellular line in a call', { hasNetworkServices: true }, true),
  simulator('a telephone line', {}),
  simulator('unplugged', { hasNetworkServices: true, service: { state: 'lost', reason: 'unplugged' } }),
  simulator('a real line', { kind: 'modem' }),
  simulator('an extension', { identifySign: null }),
  simulator('no line', null),
];
