import { isTransportError } from '../../transports/transport.js';
import { ModemPortError, type ModemPort, type ModemPortErrorCode } from './modem-port.js';

type Failure = readonly [code: ModemPortErrorCode, message: string];

const busy: Failure = ['portBusy', 'Another tab or program has the port open.'];
const otherTab: Failure = ['heldByTab', 'Another tab of this site has the line.'];
const failed: Failure = ['portFailed', 'The port could not be opened.'];
const gone: Failure = ['unplugged', 'The modem is not plugged in.'];

/** What a port tells that is busy. Of a USB interface no browser says by whom it is held: the system's own driver is the usual one. */
const BUSY: Readonly<Record<ModemPort['kind'], Failure>> = {
  serial: busy,
  simulator: busy,
  usb: ['heldBySystem', "The system's own driver, or another program, holds the modem. Use it as a serial port."],
};

/**
 * Why a port did not open, from what its transport said.
 * @param elsewhere - Another tab of this site has its line.
 */
export function openingFailure(kind: ModemPort['kind'], error: unknown, elsewhere = false): ModemPortError {
  const said = isTransportError(error) ? error.code : 'failed';
  const busyPort = elsewhere ? otherTab : BUSY[kind];
  const [code, message] = said === 'busy' ? busyPort : said === 'gone' ? gone : failed;
  return new ModemPortError(code, message, { cause: error });
}
