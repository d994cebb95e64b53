import { error, FakeSerialPort } from '../../transports/testing/fake-serial-port.js';
import { FakeUsbDevice } from '../../transports/testing/fake-usb-device.js';
import { UsbModem } from '../../transports/testing/usb-modem.js';
import type { UsbModemIdentity, UsbModemShape } from '../../transports/testing/usb-modem-descriptors.js';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** A data modem: answers OK to whatever is asked, until it is muted. Dials without a word. */
export class FakeModem {
  readonly heard: string[] = [];
  /** Answers nothing. */
  mute = false;
  /** Called with each command, before it is answered. */
  onCommand: (command: string) => void = () => undefined;
  #line = '';

  /** @param say - Sends to whoever has the modem's port open. */
  constructor(private readonly say: (text: string) => void) {}

  hear(bytes: Uint8Array): void {
    const lines = (this.#line + String.fromCharCode(...bytes)).split('\r');
    this.#line = lines.pop() ?? '';
    for (const command of lines) {
      this.heard.push(command);
      this.onCommand(command);
      if (!this.mute && !command.startsWith('ATD')) this.says('OK');
    }
  }

  /** Sends a line. */
  says(line: string): void {
    this.say(`\r\n${line}\r\n`);
  }
}

/** A serial device, as all tabs of a browser share it: one of them at a time can have it open. */
export class FakeTty {
  readonly modem = new FakeModem((text) => this.holder?.sendBytes(bytesOf(text)));
  /** Whose port is open. */
  holder: FakeTtyPort | null = null;
  /** Another program has it open. */
  taken = false;
  forgotten = false;

  constructor(readonly info: SerialPortInfo = { usbVendorId: 0x1234, usbProductId: 1 }) {}
}

/** One tab's object for a serial device. */
export class FakeTtyPort extends FakeSerialPort {
  constructor(readonly tty: FakeTty) {
    super();
    this.getInfo = () => tty.info;
    this.forget = () => {
      tty.forgotten = true;
      return Promise.resolve();
    };
    this.onWritten = (bytes) => {
      tty.modem.hear(bytes);
    };
  }

  override async open(how: SerialOptions): Promise<void> {
    if (this.tty.taken || this.tty.holder !== null) throw error('NetworkError');
    await super.open(how);
    this.tty.holder = this;
  }

  override async close(): Promise<void> {
    await super.close();
    if (this.tty.holder === this) this.tty.holder = null;
  }

  /** The cable is pulled. */
  pull(): void {
    this.connected = false;
    if (this.tty.holder !== this) return;
    this.tty.holder = null;
    this.hangUp();
  }
}

/** A USB device, as all tabs share it. The modem is on one function. */
export class FakeStick {
  readonly usb: UsbModem;
  readonly holders = new Map<number, FakeUsbDevice>();
  readonly modem: FakeModem;
  /** A driver of the system holds the interfaces. */
  held = false;

  constructor(
    readonly identity: UsbModemIdentity = { vendorId: 0x12ab, productId: 2, serialNumber: 'SN1' },
    shape: UsbModemShape = { kind: 'cdc-acm' },
    readonly at = 0,
  ) {
    this.usb = new UsbModem(identity, shape);
    this.modem = new FakeModem((text) => {
      this.say(text);
    });
    this.usb.onData = (bytes) => {
      this.modem.hear(bytes);
    };
  }

  /** Sends from a function; the modem's own where none is named. */
  say(text: string, index = this.at): void {
    this.usb.send(bytesOf(text), index);
  }

  device(): FakeUsbDevice {
    const device = new FakeUsbDevice(this.usb, this.holders);
    if (this.held) device.claimError = error('NetworkError');
    return device;
  }
}

/** One tab's `navigator.serial` or `navigator.usb`. */
export class FakeSource<Native extends object> extends EventTarget {
  readonly natives: Native[] = [];
  readonly getPorts = (): Promise<Native[]> => Promise.resolve([...this.natives]);
  readonly getDevices = this.getPorts;

  plug(native: Native): Native {
    this.natives.push(native);
    this.#tell('connect', native);
    return native;
  }

  unplug(native: Native): void {
    this.natives.splice(this.natives.indexOf(native), 1);
    this.#tell('disconnect', native);
  }

  /** Web Serial fires at the port, WebUSB names the device. */
  #tell(type: string, native: Native): void {
    const event = Object.assign(new Event(type), { device: native });
    Object.defineProperty(event, 'target', { value: native });
    this.dispatchEvent(event);
  }
}
