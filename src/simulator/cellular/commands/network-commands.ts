import type { CommandOutcome } from '../../modem-core.js';
import { afterMs, kept, tells, type CellularCommand, type CellularCore, type CommandTable } from '../core.js';
import { CME } from '../errors.js';

/** Where the virtual modems are: location and cell, in hexadecimal, and the test network 001 01. */
const LOCATION = '"2F1A","01A2C3D4"';
const OPERATOR = { long: '"Example Net"', short: '"Example"', numeric: '"00101"' };
/** What taking back a scan takes, in milliseconds. */
const SCAN_ABORT_MS = 400;

/** Which commands tell of registration; each has an unsolicited line of the same name. */
export const REGISTRATION_COMMANDS = ['+CREG', '+CGREG', '+CEREG'];

/** The network: 3GPP TS 27.007 7.2, 7.3, 8.2, 8.5, 8.9, 8.10, 10.1.20, 10.1.22. */
export const networkCommands: CommandTable = {
  ...Object.fromEntries(REGISTRATION_COMMANDS.map((name) => [name, registrationCommand(name)])),
  '+CSQ': { test: '+CSQ: (0-31,99),(0-7,99)', run: tells(({ radio }) => [`+CSQ: ${radio.rssi},99`]) },
  '+COPS': { read: readOperator, test: scan, set: selectOperator },
  '+CFUN': {
    test: '+CFUN: (0,1,4),(0,1)',
    read: tells(({ radio }) => [`+CFUN: ${radio.level}`]),
    set: setFunctionality,
  },
  '+CIND': {
    test: tells(({ indicators }) => [indicators.names]),
    read: tells(({ indicators }) => [`+CIND: ${indicators.values().join(',')}`]),
  },
  '+CMER': kept('+CMER', /^[0-3](?:,[0-3]){0,3}(?:,[01])?$/, '(0-3),(0),(0),(0,1),(0,1)'),
};

/** `+CREG: stat` or, with n = 2 and registered, `+CREG: stat,"lac","ci"[,AcT]`. */
export function registrationLine(modem: CellularCore, name: string): string {
  return `${name}: ${registrationValues(modem, name)}`;
}

function registrationCommand(name: string): CellularCommand {
  return {
    ...kept(name, /^[0-2]$/, '(0-2)'),
    read: tells((modem) => [`${name}: ${modem.parameter(name)},${registrationValues(modem, name)}`]),
  };
}

function registrationValues({ parameter, radio, profile }: CellularCore, name: string): string {
  const located = parameter(name) === '2' && radio.registered;
  const technology = profile.accessTechnology === null ? '' : `,${profile.accessTechnology}`;
  return `${radio.registration}${located ? `,${LOCATION}${technology}` : ''}`;
}

function readOperator(modem: CellularCore): CommandOutcome {
  const { radio, profile } = modem;
  const mode = modem.parameter('+COPS');
  const [long, short, numeric] = [OPERATOR.long, OPERATOR.short, OPERATOR.numeric];
  const format = modem.parameter('+COPS format');
  const name = { '0': long, '1': short, '2': numeric }[format] ?? long;
  const technology = profile.accessTechnology === null ? '' : `,${profile.accessTechnology}`;
  modem.information(`+COPS: ${mode}${radio.registered ? `,${format},${name}${technology}` : ''}`);
  return 'OK';
}

/** Looks for networks; any character takes that back. Not during a call. */
function scan(modem: CellularCore): CommandOutcome {
  if (modem.mobile.calls.length > 0) return modem.error(CME.notAllowed);
  let abort: () => void = () => undefined;
  return {
    start: (done) => {
      const timer = modem.later(modem.profile.times.scan, () => {
        const { long, short, numeric } = OPERATOR;
        const technology = modem.profile.accessTechnology === null ? '' : `,${modem.profile.accessTechnology}`;
        modem.information(`+COPS: (2,${long},${short},${numeric}${technology}),,(0-4),(0-2)`);
        done('OK');
      });
      abort = () => {
        abort = () => undefined;
        timer.cancel();
        modem.later(SCAN_ABORT_MS, () => {
          done('ERROR');
        });
      };
    },
    takeBack: () => {
      abort();
    },
  };
}

/** `mode[,format[,"oper"]]`: 0 automatic, 1 manual, 2 deregister, 3 format only. */
function selectOperator(
  modem: CellularCore,
  [mode = '', format = '', operator = '']: readonly string[],
): CommandOutcome {
  if (!/^[0-4]$/.test(mode) || !/^[0-2]?$/.test(format)) return modem.error(CME.incorrectParameters);
  if (format !== '') modem.setParameter('+COPS format', format);
  if (mode === '3') return 'OK';
  const known = Object.values(OPERATOR).includes(`"${operator}"`);
  if (modem.sim.hindrance !== null) return modem.error(modem.sim.hindrance);
  return afterMs(modem, modem.profile.times.network, () => {
    if (mode === '1' && !known) return modem.error(CME.noNetwork);
    modem.setParameter('+COPS', mode);
    if (mode === '2') modem.radio.setRegistration(0);
    else if (!modem.radio.registered) modem.radio.search();
    return 'OK';
  });
}

/** `fun[,rst]`: with rst = 1 the modem starts anew after its OK. */
function setFunctionality(
  modem: CellularCore,
  [level = '', reset = '0']: readonly string[],
  text: string,
): CommandOutcome {
  if (!/^[014](?:,[01])?$/.test(text)) return modem.error(CME.incorrectParameters);
  const wanted = level === '1' ? 1 : level === '4' ? 4 : 0;
  return {
    start: (done) => {
      done('OK');
      if (wanted !== 1) modem.mobile.setReachable(false);
      modem.radio.setLevel(wanted, modem.sim.state === 'ready');
      if (reset === '1') modem.restart();
    },
  };
}
