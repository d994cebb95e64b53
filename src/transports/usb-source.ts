import type { Scheduler } from '../base/clock.js';
import { deviceSource, type DeviceSource } from './device-source.js';
import { deviceTransport } from './device-transport.js';
import type { DeviceTransport } from './transport.js';
import { translateUsbError, usbLostReason } from './usb-errors.js';
import { atPorts, matchDevice, usbDeviceKey, watchUsbDevices, type UsbSource } from './usb-ports.js';
import type { WebUsbOptions } from './web-usb.js';

/**
 * The USB devices of a browser as devices. A device is a modem where a port of it is known to take AT commands, or may (CDC-ACM); the ports
 * that are known for commands beside a call (`at-secondary`) are further ports of the same modem.
 * @param scheduler - For the time limits of requests.
 */
export function usbDevices(usb: UsbSource, scheduler: Scheduler): DeviceSource {
  return deviceSource<USBDevice>({
    via: 'usb',
    list: () => usb.getDevices(),
    watch: (connected, disconnected) => watchUsbDevices({ connected, disconnected }, usb),
    match: (sighting, devices) => (sighting.via === 'usb' ? matchDevice(sighting, devices) : undefined),
    keyOf: usbDeviceKey,
    view: (device) => {
      const [main, ...others] = atPorts(device);
      const further = others.filter(({ role }) => role === 'at-secondary');
      const on = (port: number | undefined): DeviceTransport =>
        usbTransport(device, { scheduler, ...(port === undefined ? {} : { port }) });
      return {
        usbIds: { vendorId: device.vendorId, productId: device.productId },
        serialNumber: device.serialNumber ?? '',
        isModem: main !== undefined,
        mayHaveSiblings: false,
        transport: () => on(main?.number),
        furtherTransports: () => further.map(({ number }) => on(number)),
      };
    },
  });
}

/** As `webUsbTransport`; what talks to devices is loaded when the first of them is opened: most modems are serial ports. */
function usbTransport(device: USBDevice, options: WebUsbOptions): DeviceTransport {
  return deviceTransport({
    open: async (...asked) => {
      const { usbAccess } = await import('./web-usb.js');
      return usbAccess(device, options).open(...asked);
    },
    forget: () => device.forget(),
    translate: translateUsbError,
    lostReason: usbLostReason,
  });
}
