import type { HeardOnPort } from '../../tspi/port-finding.js';
import { ModemPortError, type ModemPortErrorCode } from './modem-port.js';

/** What can only be said of a port that has been probed. */
const PROBED: ReadonlySet<ModemPortErrorCode> = new Set(['noAnswer', 'garbage', 'initFailed']);
/** What no modem says in command state, at any rate, however much more of it is heard. */
const SURELY_NONE: ReadonlySet<HeardOnPort> = new Set([
  'nmea',
  'diagnostic',
  'ppp',
  'wifi',
  'bluetooth',
  'printer',
  'prompt',
  'echo',
]);
/** Devices that answer AT with OK, and are none all the same. */
const OTHERS: ReadonlySet<HeardOnPort> = new Set(['wifi', 'bluetooth', 'printer', 'text']);

const WORDS: Readonly<Record<HeardOnPort, string>> = {
  silence: 'Nothing on the port answered AT.',
  noise: 'Something answered, but at no usual rate in a language of modems.',
  echo: 'The port only sends back what it is sent.',
  nmea: 'The port carries the positions of a satellite receiver (NMEA).',
  diagnostic: 'The port carries the frames of a diagnosis interface.',
  ppp: 'A data connection (PPP) is going on over the port.',
  prompt: 'On the port is a shell or a log-in.',
  printer: 'On the port is a printer or a machine tool.',
  bluetooth: 'On the port is a Bluetooth module.',
  wifi: 'On the port is a Wi-Fi module.',
  dataOnly: 'The modem on the port has no voice calls, only data.',
  atDevice: 'The device on the port speaks AT, but refuses what a call needs.',
  text: 'The port carries text that no modem sends.',
};

/** Whether what was heard ends the search at other rates. */
export function isSurelyNone(heard: HeardOnPort): boolean {
  return SURELY_NONE.has(heard);
}

/** The error of a port on which no modem was found, or on which what was found is none. */
export function noModem(heard: HeardOnPort, cause?: unknown): ModemPortError {
  return new ModemPortError('notAModem', WORDS[heard], { heard, cause });
}

/**
 * Throws ModemPortError `notAModem` where what has taken AT commands is known not to be a modem. `text`: it has never said OK or ERROR, also after
 * result codes in words were asked for; what prints numbers looks like a modem in V0 till then.
 */
export function refuseOthers(heard: HeardOnPort): void {
  if (heard === 'wifi' || heard === 'bluetooth' || heard === 'text') throw noModem(heard);
}

/**
 * What went wrong with a port, with what was heard on it.
 * @param answered - Something has answered AT: a modem that falls silent afterwards is still one.
 */
export function errorOfPort(error: unknown, heard: HeardOnPort, answered: boolean): unknown {
  if (!(error instanceof ModemPortError) || error.heard !== null || !PROBED.has(error.code)) return error;
  if (answered && !OTHERS.has(heard)) {
    if (error.code !== 'initFailed') return error;
    return new ModemPortError('initFailed', error.message, { cause: error, heard: 'atDevice' });
  }
  if (heard === 'silence') return new ModemPortError('noAnswer', WORDS.silence, { cause: error, heard });
  if (heard === 'noise') return new ModemPortError('garbage', WORDS.noise, { cause: error, heard });
  return noModem(heard, error);
}
