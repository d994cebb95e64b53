import { SimulatedScheduler } from '../../base/simulated-scheduler.js';
import { CommandError, type CommandAnswer, type TrafficRecord } from '../../client/telephony.js';
import { asLine, asTelephony, FakeLine, FakeTelephony } from './fake-telephony.js';
import type { Specimen } from './specimens.js';

/** A dialogue with a modem. */
export const sampleTraffic = (line: FakeLine): readonly TrafficRecord[] =>
  (
    [
      ['note', 'port open, 115200 bit/s'],
      ['toModem', 'ATE0␍'],
      ['fromModem', 'OK'],
      ['toModem', 'ATDT•••••42;'],
      ['fromModem', 'OK'],
      ['fromModem', 'NO CARRIER'],
    ] as const
  ).map(([direction, text], id) => ({ id, atMs: id * 40 - 400, line: asLine(line), direction, text }));

/** A line of a mobile network that lacks nothing. */
export function cellularLine(): FakeLine {
  return Object.assign(new FakeLine(), {
    name: 'SIM7600',
    hasNetworkServices: true,
    identity: { manufacturer: 'SIMCom', model: 'SIM7600G', revision: 'LE20B04' },
    service: {
      state: 'ready',
      reason: 'none',
      network: { registration: 'home', signal: 68, operator: 'Example Net', technology: 'eutran' },
    },
    abilities: { answer: true, sendDigits: true, hold: true, conference: true, transfer: true },
  } satisfies Partial<FakeLine>);
}

const answer: CommandAnswer = { lines: ['SIM7600G', 'LE20B04'], result: 'OK', ok: true, cut: false, setUpAgain: false };

function make<K extends 'tel-modem-console' | 'tel-signal-meter' | 'tel-signal-chart' | 'tel-line-facts'>(
  element: K,
  state: string,
  properties: () => Partial<HTMLElementTagNameMap[K]>,
  act?: (element: HTMLElement) => void,
): Specimen {
  const made = (): HTMLElement => {
    const one = document.createElement(element);
    if ('scheduler' in one) one.scheduler = new SimulatedScheduler();
    return Object.assign(one, properties());
  };
  return act === undefined ? { element, state, make: made } : { element, state, make: made, act };
}

const consoleOf = (values: Partial<FakeLine> = {}): Partial<HTMLElementTagNameMap['tel-modem-console']> => {
  const line = Object.assign(cellularLine(), values);
  const telephony = Object.assign(new FakeTelephony(), { traffic: sampleTraffic(line) });
  return { line: asLine(line), telephony: asTelephony(telephony) };
};

const send =
  (text: string) =>
  (element: HTMLElement): void => {
    const input = element.shadowRoot?.querySelector<HTMLInputElement>('#command');
    if (input === null || input === undefined) return;
    input.value = text;
    input.dispatchEvent(new InputEvent('input'));
    input.form?.requestSubmit();
  };

const noSignal = (): FakeLine =>
  Object.assign(cellularLine(), {
    service: { state: 'ready', reason: 'noNetwork', network: { registration: 'searching' } },
  });

/** The technician's elements in all states. */
export const technicianSpecimens: readonly Specimen[] = [
  make('tel-modem-console', 'a dialogue', () => consoleOf()),
  make('tel-modem-console', 'no modem', () => consoleOf({ identifySign: null })),
  make('tel-modem-console', 'a command is out', () => consoleOf(), send('AT+COPS=?')),
  make('tel-modem-console', 'an answer', () => consoleOf({ commanding: () => Promise.resolve(answer) }), send('ATI')),
  make(
    'tel-modem-console',
    'a command that is not sent',
    () => consoleOf({ commanding: () => Promise.reject(new CommandError('', 'dial', 'ATD')) }),
    send('ATD0900'),
  ),
  make('tel-signal-meter', 'very good', () => ({ line: asLine(cellularLine()) })),
  make('tel-signal-meter', 'compact', () => ({ line: asLine(cellularLine()), compact: true })),
  make('tel-signal-meter', 'not known', () => ({ line: asLine(noSignal()) })),
  make('tel-signal-chart', 'one value', () => ({ line: asLine(cellularLine()) })),
  make('tel-signal-chart', 'not known', () => ({ line: asLine(noSignal()) })),
  make('tel-signal-chart', 'no mobile network', () => ({ line: asLine(new FakeLine()) })),
  make('tel-line-facts', 'cellular', () => ({ line: asLine(cellularLine()) })),
  make('tel-line-facts', 'analog', () => ({ line: asLine(new FakeLine()) })),
  make('tel-line-facts', 'no line', () => ({})),
];
