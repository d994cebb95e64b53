import { asLine, asTelephony, FakeLine, FakeTelephony, type FakeCall } from './fake-telephony.js';
import type { Specimen } from './specimens.js';

const talking = { state: 'connected', can: { drop: true, hold: true, swap: true, conference: true } } as const;
const held = { state: 'onHold', number: '5550177', can: { drop: true, unhold: true } } as const;
const ringing = {
  state: 'offering',
  direction: 'incoming',
  name: 'Ana Silva',
  can: { answer: true, drop: true },
} as const;

/** A line with some calls. */
export function lineWith(name: string, ...calls: readonly Partial<FakeCall>[]): FakeLine {
  const line = Object.assign(new FakeLine(), { name });
  for (const call of calls) line.addCall(call);
  return line;
}

function conference(): FakeLine {
  const line = lineWith('Front desk', { ...talking, isConference: true, number: '' });
  const [whole] = line.calls as unknown as FakeCall[];
  const member = {
    state: 'conferenced',
    conference: line.calls[0] ?? null,
    can: { removeFromConference: true },
  } as const;
  const members = [line.addCall({ ...member, number: '5550100' }), line.addCall({ ...member, number: '5550110' })];
  whole?.set({ members });
  return line;
}

function list(state: string, ...lines: readonly FakeLine[]): Specimen {
  return {
    element: 'tel-call-list',
    state,
    make: () => {
      const telephony = asTelephony(Object.assign(new FakeTelephony(), { lines: lines.map(asLine) }));
      return Object.assign(document.createElement('tel-call-list'), { telephony });
    },
  };
}

/** Every state of tel-call-list. */
export const callListSpecimens: readonly Specimen[] = [
  list('no call', lineWith('Front desk')),
  list('a call, one on hold, one that waits', lineWith('Front desk', held, talking, ringing)),
  list('a conference', conference()),
  list('two lines', lineWith('Front desk', talking), lineWith('Landline', ringing)),
];
