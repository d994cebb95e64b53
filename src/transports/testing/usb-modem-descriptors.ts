/** Descriptors of an emulated USB modem, as bytes: USB 2.0, chapter 9; CDC 1.2, chapter 5. */

/** What a USB device says of itself. */
export interface UsbModemIdentity {
  readonly vendorId: number;
  readonly productId: number;
  readonly serialNumber?: string;
  /** The name that a chooser shows. */
  readonly product?: string;
}

export interface UsbModemShape {
  readonly kind: 'cdc-acm' | 'vendor';
  /** How many of them; 1 when left out. */
  readonly functions?: number;
  /** Of the bulk endpoints; 512 when left out. */
  readonly packetSize?: number;
  /** Of the interrupt endpoint; 16 when left out. */
  readonly notificationPacket?: number;
  /** Leaves the union descriptors out. */
  readonly withoutUnion?: boolean;
}

/** The interfaces and endpoint numbers of one function. */
export interface FunctionLayout {
  readonly control: number;
  readonly data: number;
  readonly bulk: number;
  readonly interrupt: number;
}

const word = (value: number): number[] => [value & 0xff, value >> 8];
const endpoint = (address: number, type: 'bulk' | 'interrupt', packet: number): number[] => [
  ...[7, 5, address, type === 'bulk' ? 2 : 3],
  ...word(packet),
  type === 'bulk' ? 0 : 9,
];

/** CDC-ACM takes two interfaces a function, class FF one. */
export function layoutOf({ kind }: UsbModemShape, index: number): FunctionLayout {
  const control = kind === 'cdc-acm' ? index * 2 : index;
  return { control, data: kind === 'cdc-acm' ? control + 1 : control, bulk: index * 2 + 1, interrupt: index * 2 + 2 };
}

export function deviceDescriptor({ vendorId, productId, serialNumber }: UsbModemIdentity): number[] {
  const strings = [1, 2, serialNumber === undefined ? 0 : 3];
  return [
    18,
    1,
    ...word(0x0200),
    0xef,
    2,
    1,
    64,
    ...word(vendorId),
    ...word(productId),
    ...word(0x0100),
    ...strings,
    1,
  ];
}

export function configurationDescriptor(shape: UsbModemShape): number[] {
  const layouts = Array.from({ length: shape.functions ?? 1 }, (_, index) => layoutOf(shape, index));
  const body = layouts.flatMap((layout) => (shape.kind === 'cdc-acm' ? acm(shape, layout) : vendor(shape, layout)));
  const interfaces = layouts.length * (shape.kind === 'cdc-acm' ? 2 : 1);
  return [9, 2, ...word(9 + body.length), interfaces, 1, 0, 0x80, 50, ...body];
}

function acm(shape: UsbModemShape, { control, data, bulk, interrupt }: FunctionLayout): number[] {
  const { packetSize = 512, notificationPacket = 16 } = shape;
  return [
    ...[8, 11, control, 2, 2, 2, 1, 0], // interface association
    ...[9, 4, control, 0, 1, 2, 2, 1, 0],
    ...[5, 0x24, 0, 0x10, 1], // header
    ...[5, 0x24, 1, 0, data], // call management
    ...[4, 0x24, 2, 6], // abstract control: line coding, line state, break
    ...(shape.withoutUnion === true ? [] : [5, 0x24, 6, control, data]),
    ...endpoint(0x80 | interrupt, 'interrupt', notificationPacket),
    ...[9, 4, data, 0, 2, 10, 0, 0, 0],
    ...endpoint(bulk, 'bulk', packetSize),
    ...endpoint(0x80 | bulk, 'bulk', packetSize),
  ];
}

function vendor(shape: UsbModemShape, { control, bulk, interrupt }: FunctionLayout): number[] {
  const { packetSize = 512, notificationPacket = 16 } = shape;
  return [
    ...[9, 4, control, 0, 3, 0xff, 0xff, 0xff, 0],
    ...endpoint(0x80 | interrupt, 'interrupt', notificationPacket),
    ...endpoint(0x80 | bulk, 'bulk', packetSize),
    ...endpoint(bulk, 'bulk', packetSize),
  ];
}
