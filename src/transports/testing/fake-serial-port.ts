/* eslint-disable @typescript-eslint/require-await -- the fake answers at once */

export const error = (name: string): DOMException => new DOMException('said by the fake', name);

/** A SerialPort as far as the specification goes: streams renewed after an error, `close()` refused while a lock is held. */
export class FakeSerialPort extends EventTarget {
  onconnect = null;
  ondisconnect = null;
  connected = true;
  readable: ReadableStream<Uint8Array> | null = null;
  writable: WritableStream<Uint8Array> | null = null;
  openedWith: SerialOptions | undefined;
  signals: SerialOutputSignals[] = [];
  /** The lines that the host drives, and those the modem drives. */
  lines = { dtr: false, rts: false };
  inputs: SerialInputSignals = {
    clearToSend: true,
    dataSetReady: true,
    dataCarrierDetect: false,
    ringIndicator: false,
  };
  closings = 0;
  written: number[] = [];
  /** What the next `open()` rejects with. */
  openError: DOMException | undefined;
  signalError: DOMException | undefined;
  /** While set, `open()` waits for it. */
  openGate: Promise<void> | undefined;
  /** While set, the device takes nothing; {@link FakeSerialPort.unblock} ends it. */
  blocked = false;
  /** Hears what is written. */
  onWritten: (bytes: Uint8Array) => void = () => undefined;
  #unblocked: (() => void)[] = [];
  #source!: ReadableStreamDefaultController<Uint8Array>;
  #sink!: WritableStreamDefaultController;

  async open(how: SerialOptions): Promise<void> {
    await this.openGate;
    if (this.openError) throw this.openError;
    if (this.writable !== null) throw error('InvalidStateError');
    if (!this.connected) throw error('NetworkError');
    this.openedWith = how;
    this.lines = { dtr: true, rts: true };
    this.#renewReadable();
    this.writable = new WritableStream<Uint8Array>({
      start: (controller) => {
        this.#sink = controller;
      },
      write: (chunk, controller) => {
        if (!this.blocked) {
          this.#take(chunk);
          return;
        }
        return new Promise<void>((resolve, reject) => {
          controller.signal.addEventListener('abort', () => {
            reject(error('AbortError'));
          });
          this.#unblocked.push(() => {
            this.#take(chunk);
            resolve();
          });
        });
      },
    });
  }

  async close(): Promise<void> {
    if (!this.readable && !this.writable) throw error('InvalidStateError');
    this.closings++;
    const { readable, writable } = this;
    if (readable?.locked || writable?.locked) throw new TypeError('Cannot cancel a locked stream');
    this.readable = this.writable = null;
    this.lines = { dtr: false, rts: false };
    await Promise.allSettled([readable?.cancel(), writable?.abort()]);
  }

  async setSignals(signals: SerialOutputSignals): Promise<void> {
    if (this.signalError) throw this.signalError;
    if (Object.keys(signals).length === 0) throw new TypeError('no signal');
    this.signals.push(signals);
    const { dataTerminalReady: dtr = this.lines.dtr, requestToSend: rts = this.lines.rts } = signals;
    this.lines = { dtr, rts };
  }

  async getSignals(): Promise<SerialInputSignals> {
    if (this.signalError) throw this.signalError;
    return this.inputs;
  }

  getInfo = (): SerialPortInfo => ({});
  forget = async (): Promise<void> => {};

  send(...bytes: number[]): void {
    this.sendBytes(Uint8Array.from(bytes));
  }

  sendBytes(bytes: Uint8Array): void {
    this.#source.enqueue(bytes);
  }

  /** The device takes what has waited. */
  unblock(): void {
    this.blocked = false;
    for (const take of this.#unblocked.splice(0)) take();
  }

  #take(chunk: Uint8Array): void {
    for (const byte of chunk) this.written.push(byte);
    this.onWritten(chunk);
  }

  failReading(name: string): void {
    this.#source.error(error(name));
    if (name === 'NetworkError') this.readable = null;
    else this.#renewReadable();
  }

  /** The tty hangs up: reads and writes fail, no event. */
  hangUp(): void {
    this.failReading('NetworkError');
    this.failWriting('NetworkError');
  }

  failWriting(name: string): void {
    this.#sink.error(error(name));
  }

  #renewReadable(): void {
    this.readable = new ReadableStream({
      start: (controller) => {
        this.#source = controller;
      },
    });
  }
}
