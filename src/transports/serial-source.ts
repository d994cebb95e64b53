import { deviceSource, type DeviceSource, type UsbIds } from './device-source.js';
import { serialPortKey } from './port-keys.js';
import { matchPort, watchPorts, type SerialSource } from './serial-ports.js';
import { webSerialTransport } from './web-serial.js';

/** The serial ports of a browser as devices. */
export function serialDevices(serial: SerialSource): DeviceSource {
  return deviceSource<SerialPort>({
    via: 'serial',
    list: () => serial.getPorts(),
    watch: (connected, disconnected) => watchPorts({ connected, disconnected }, serial),
    match: (sighting, ports) => (sighting.via === 'serial' ? matchPort(sighting, ports) : undefined),
    keyOf: serialPortKey,
    view: (port) => ({
      usbIds: usbIdsOf(port.getInfo()),
      serialNumber: '',
      isModem: true,
      mayHaveSiblings: true,
      transport: () => webSerialTransport(port),
      furtherTransports: () => [],
    }),
  });
}

function usbIdsOf({ usbVendorId, usbProductId }: SerialPortInfo): UsbIds | undefined {
  return usbVendorId === undefined || usbProductId === undefined
    ? undefined
    : { vendorId: usbVendorId, productId: usbProductId };
}
