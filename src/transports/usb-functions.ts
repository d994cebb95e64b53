import type { Union } from './usb-descriptors.js';
import { portRole, unionIsReliable } from './usb-port-hints.js';
import type { PortRole } from './usb-port-hints.js';

/** The part of a USBDevice that says what it has; browsers read it from the descriptors without opening the device. */
export type UsbDescription = Pick<USBDevice, 'vendorId' | 'productId' | 'configuration' | 'configurations'>;

/** An endpoint that can be used: USB 2.0, table 9-13. */
export interface Endpoint {
  readonly number: number;
  /** Bytes of a full packet; a shorter one ends a transfer. */
  readonly packetSize: number;
}

/** A function of a device that moves bytes like a serial port. */
export interface UsbFunction {
  /** CDC's abstract control model, or class FF, which is the same without line coding. */
  readonly kind: 'cdc-acm' | 'vendor';
  /** The interface that control requests name. The number of the port. */
  readonly control: number;
  readonly data: number;
  /** The alternate setting of the data interface that has the endpoints. */
  readonly alternate: number;
  readonly input: Endpoint;
  readonly output: Endpoint;
  /** Where serial states are told; many devices of class FF have none. */
  readonly notification: Endpoint | undefined;
  readonly role: PortRole | undefined;
}

/** Classes: USB-IF defined class codes; subclass 2 of class 2 is the abstract control model (CDC 1.2, table 4). */
const COMMUNICATIONS = 0x02;
const ABSTRACT_CONTROL = 0x02;
const CDC_DATA = 0x0a;
const VENDOR_SPECIFIC = 0xff;

/** The roles that take AT commands, the best first; undefined is an interface of CDC-ACM of which nothing is known. */
const usable: readonly (PortRole | undefined)[] = ['at-primary', undefined, 'at-secondary', 'at-ppp'];

/** The configuration that is or will be in use; undefined for a device that has none. */
export function activeConfiguration(device: UsbDescription): USBConfiguration | undefined {
  return device.configuration ?? device.configurations[0];
}

/**
 * The functions of a device that may take AT commands, the best first.
 *
 * - CDC-ACM: the data interface is the union descriptor's; without a usable one, or where it is known to lie, the next data interface; last,
 *   the control interface itself where it has the bulk endpoints (Linux, drivers/usb/class/cdc-acm.c, does the same).
 * - Class FF: only what the port hints name; anything else could be a disk or a network card.
 *
 * @param unions - From {@link readUnions}; left out before the device is open. Only the pairing of interfaces depends on them.
 */
export function atFunctions(device: UsbDescription, unions: readonly Union[] = []): UsbFunction[] {
  const interfaces = activeConfiguration(device)?.interfaces ?? [];
  const believed = unionIsReliable(device.vendorId, device.productId) ? unions : [];
  const found = interfaces.flatMap((one) => {
    const role = portRole(device.vendorId, device.productId, one.interfaceNumber);
    if (!usable.includes(role)) return [];
    const made = isAbstractControl(one) ? acmFunction(one, interfaces, believed) : vendorFunction(one, role);
    return made === undefined ? [] : [{ ...made, role }];
  });
  return found.toSorted((a, b) => usable.indexOf(a.role) - usable.indexOf(b.role));
}

type Made = Omit<UsbFunction, 'role'>;

function acmFunction(
  control: USBInterface,
  interfaces: readonly USBInterface[],
  unions: readonly Union[],
): Made | undefined {
  const numbers = unions.find((union) => union.control === control.interfaceNumber)?.subordinates ?? [];
  const named = interfaces.filter((one) => one !== control && numbers.includes(one.interfaceNumber));
  const following = interfaces
    .filter((one) => one.interfaceNumber > control.interfaceNumber && isData(one))
    .slice(0, 1);
  for (const data of [...named, ...following, control]) {
    const pair = bulkPair(data);
    if (pair === undefined) continue;
    return {
      kind: 'cdc-acm',
      control: control.interfaceNumber,
      data: data.interfaceNumber,
      ...pair,
      notification: endpoint(control.alternate, 'in', 'interrupt'),
    };
  }
  return undefined;
}

function vendorFunction(one: USBInterface, role: PortRole | undefined): Made | undefined {
  if (role === undefined || !one.alternates.some((setting) => setting.interfaceClass === VENDOR_SPECIFIC))
    return undefined;
  const pair = bulkPair(one);
  if (pair === undefined) return undefined;
  const { interfaceNumber: number } = one;
  const notification = endpoint(one.alternate, 'in', 'interrupt');
  return { kind: 'vendor', control: number, data: number, ...pair, notification };
}

/** The first alternate setting with bulk endpoints both ways: some devices have none in setting 0. */
function bulkPair(one: USBInterface): Pick<UsbFunction, 'alternate' | 'input' | 'output'> | undefined {
  for (const setting of one.alternates) {
    const [input, output] = [endpoint(setting, 'in', 'bulk'), endpoint(setting, 'out', 'bulk')];
    if (input !== undefined && output !== undefined) return { alternate: setting.alternateSetting, input, output };
  }
  return undefined;
}

/** An endpoint that takes no bytes in a packet cannot be used, whatever it says it is. */
function endpoint(
  setting: USBAlternateInterface,
  direction: USBDirection,
  type: USBEndpointType,
): Endpoint | undefined {
  const found = setting.endpoints.find((one) => one.direction === direction && one.type === type && one.packetSize > 0);
  return found === undefined ? undefined : { number: found.endpointNumber, packetSize: found.packetSize };
}

function isAbstractControl({ alternate }: USBInterface): boolean {
  return alternate.interfaceClass === COMMUNICATIONS && alternate.interfaceSubclass === ABSTRACT_CONTROL;
}

function isData({ alternates }: USBInterface): boolean {
  return alternates.some((setting) => setting.interfaceClass === CDC_DATA);
}
