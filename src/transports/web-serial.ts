import { deviceTransport } from './device-transport.js';
import type { PortAccess, PortSession, SessionEvents } from './device-transport.js';
import { isConnected, lostReason, translateError } from './serial-errors.js';
import { SerialSession } from './serial-session.js';
import { quietly, transportError } from './transport-errors.js';
import type { DeviceTransport, TransportOptions } from './transport.js';

/**
 * Bytes between the browser's device service and this realm, in each direction. The default of 255 (Web Serial, SerialOptions) lets a
 * modem overrun the buffer within 20 ms at 115200 bit/s and costs a message per 255 bytes: through a worker on Chromium 156 we measured
 * 4 MB/s with 255, 34 MB/s with 4096, 53 MB/s with 65536.
 */
const bufferSizeBytes = 65_536;

/**
 * A Transport on a Web Serial port; runs in a dedicated worker and in a window.
 *
 * - `open` raises DTR and, without hardware flow control, RTS. A driver that has no such lines does not fail it.
 * - `write` resolves when the browser has taken the bytes; only the modem's answer tells that they arrived.
 * - `close` discards what the modem has not taken.
 * - It can be opened again after close or loss; but after a replug the browser makes a new SerialPort: see `watchPorts`.
 */
export function webSerialTransport(port: SerialPort): DeviceTransport {
  return deviceTransport(serialAccess(port));
}

function serialAccess(port: SerialPort): PortAccess {
  return {
    open: async (options, events) => {
      await port.open({ ...options, bufferSize: bufferSizeBytes });
      try {
        return await opened(port, options, events);
      } catch (cause) {
        await quietly(port.close());
        throw cause;
      }
    },
    forget: () => port.forget(),
    translate: (operation, cause) => translateError(operation, cause, port),
    lostReason,
  };
}

async function opened(port: SerialPort, options: TransportOptions, events: SessionEvents): Promise<PortSession> {
  await raiseLines(port, options);
  const { writable } = port;
  if (writable === null || !isConnected(port)) throw transportError('gone');
  return new SerialSession(port, writable, events);
}

/** Most systems raise the lines with the opening, some drivers do not. With hardware flow control RTS belongs to the driver. */
async function raiseLines(port: SerialPort, { flowControl }: TransportOptions): Promise<void> {
  const lines = flowControl === 'hardware' ? {} : { requestToSend: true };
  await quietly(port.setSignals({ dataTerminalReady: true, ...lines }));
}
