import { FakeAlerts, FakeSounds } from './fake-alerts.js';
import { asLine, asTelephony, FakeLine, FakeTelephony, type FakeCall } from './fake-telephony.js';
import type { Specimen } from './specimens.js';

function made<K extends 'tel-dialpad' | 'tel-incoming-call' | 'tel-number-input' | 'tel-ringer'>(
  element: K,
  state: string,
  properties: () => Partial<HTMLElementTagNameMap[K]>,
  act?: (element: HTMLElement) => void,
): Specimen {
  const make = (): HTMLElement => Object.assign(document.createElement(element), properties());
  return act === undefined ? { element, state, make } : { element, state, make, act };
}

const pressed =
  (name: string) =>
  (element: HTMLElement): void => {
    const buttons = [...(element.shadowRoot?.querySelectorAll('button') ?? [])];
    buttons.find((button) => button.textContent.trim() === name)?.click();
  };

const offered = { state: 'offering', direction: 'incoming', can: { answer: true, drop: true } } as const;
const talking = { state: 'connected', connectedAtMs: 0, can: { drop: true, hold: true } } as const;

/** Calls on a line, none of which makes a sound. */
const ringing = (...calls: readonly Partial<FakeCall>[]): Partial<HTMLElementTagNameMap['tel-incoming-call']> => {
  const line = Object.assign(new FakeLine(), { name: 'Reception' });
  for (const call of calls) line.addCall(call);
  const telephony = asTelephony(Object.assign(new FakeTelephony(), { lines: [asLine(line)] }));
  return { telephony, sounds: new FakeSounds(), alerts: new FakeAlerts() };
};

const numberInputs: readonly Specimen[] = [
  made('tel-number-input', 'empty', () => ({ label: 'Number' })),
  made('tel-number-input', 'with a number', () => ({ label: 'Number', value: '+12015550123' })),
  made('tel-number-input', 'without a label of its own', () => ({ placeholder: 'Enter a number' })),
  made('tel-number-input', 'disabled', () => ({ label: 'Number', value: '5550142', disabled: true })),
  made(
    'tel-number-input',
    'a problem',
    () => ({ label: 'Number', value: '555x' }),
    (element) => element.dispatchEvent(new Event('invalid')),
  ),
];

const incomingCalls: readonly Specimen[] = [
  made('tel-incoming-call', 'nothing rings', () => ringing()),
  made('tel-incoming-call', 'a call', () => ringing({ ...offered, number: '5550109' })),
  made('tel-incoming-call', 'a call with a name', () =>
    ringing({ ...offered, number: '+442079460100', name: 'Ana Maria dos Santos Silva e Oliveira' }),
  ),
  made('tel-incoming-call', 'number withheld', () => ringing({ ...offered, number: '', callerId: 'blocked' })),
  made('tel-incoming-call', 'during a call', () =>
    ringing({ ...talking, number: '202' }, { ...offered, number: '5550109', name: 'Ben Okafor' }),
  ),
  made('tel-incoming-call', 'two calls', () =>
    ringing({ ...offered, number: '5550109' }, { ...offered, number: '5550108' }),
  ),
  made('tel-incoming-call', 'silenced', () => ringing({ ...offered, number: '5550109' }), pressed('Silence')),
  made(
    'tel-incoming-call',
    'not answered',
    () => ringing({ ...offered, number: '5550109', failure: new Error('it failed') }),
    pressed('Answer'),
  ),
];

const ringers: readonly Specimen[] = [
  made('tel-ringer', 'sound not allowed yet', () => ({
    sounds: new FakeSounds('locked'),
    alerts: Object.assign(new FakeAlerts(), { permission: 'default' }),
  })),
  made('tel-ringer', 'rings aloud', () => ({ sounds: new FakeSounds(), alerts: new FakeAlerts() })),
  made('tel-ringer', 'muted', () => ({
    sounds: Object.assign(new FakeSounds(), { muted: true }),
    alerts: Object.assign(new FakeAlerts(), { permission: 'absent' }),
  })),
  made('tel-ringer', 'sound refused, notifications denied', () => ({
    sounds: new FakeSounds('absent'),
    alerts: Object.assign(new FakeAlerts(), { permission: 'denied' }),
  })),
];

/** Number entry and ringing, in every state. */
export const callSpecimens: readonly Specimen[] = [
  made('tel-dialpad', 'more', () => ({ value: '555,W1' }), pressed('More')),
  made('tel-dialpad', 'speed dial', () => ({ speedDial: { '2': 'Ana Silva', '9': 'Reception' } })),
  ...numberInputs,
  ...incomingCalls,
  ...ringers,
];
