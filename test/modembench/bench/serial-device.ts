import { spawn } from 'node:child_process';
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { rmSync } from 'node:fs';
import type { Bench, UsbIdentity } from './bench.js';
import { HostLog } from './host-log.js';
import { nativePart } from './native.js';

/** Which half of an unplugging happens. A real one is both: the tty hangs up, then udev says `remove`. */
export interface Unplugging {
  readonly hangUp?: boolean;
  readonly event?: boolean;
}

/**
 * A serial device whose modem side is Node code. Emits `data` (Buffer) for bytes from the host.
 *
 * A pty moves bytes as fast as it can and makes no parity or framing errors: who needs a modem's pace must wait between writes.
 */
export class SerialDevice extends EventEmitter<{ data: [Buffer] }> {
  readonly name: string;
  readonly host: HostLog;
  readonly #bench: Bench;
  readonly #usb: UsbIdentity | undefined;
  /** The pty's holder; undefined once the cable is pulled. */
  #pty: ChildProcessWithoutNullStreams | undefined;

  /** Made by {@link Bench.serialDevice}. */
  constructor(bench: Bench, name: string, usb?: UsbIdentity) {
    super();
    this.#bench = bench;
    this.name = name;
    this.#usb = usb;
    this.host = new HostLog(bench.node(name));
    this.host.setModemLines({ cts: true, dsr: true });
  }

  /** Plugs the device in, again too: the host then sees a new device of the same identity. */
  async plug(): Promise<void> {
    this.host.clear();
    await this.#makePty();
    this.#bench.announce(this.name, this.#usb);
  }

  /** Hangs the tty up under whoever has it open; it can be opened again, and udev says nothing. */
  async hangUp(): Promise<void> {
    await this.#hangUp();
    await this.#makePty();
  }

  /** Whether the cable is in. */
  get plugged(): boolean {
    return this.#pty !== undefined;
  }

  /** Bytes to the host; lost while it has the port closed. */
  write(bytes: string | Uint8Array): void {
    this.#pty?.stdin.write(typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes);
  }

  /** Takes nothing more from the host, whose writes then fill the buffers and wait. */
  stopReading(): void {
    this.#pty?.kill('SIGSTOP');
  }

  /** Takes up what has waited. */
  resumeReading(): void {
    this.#pty?.kill('SIGCONT');
  }

  /** Pulls the cable, or one half of it. */
  async unplug({ hangUp = true, event = true }: Unplugging = {}): Promise<void> {
    if (hangUp) await this.#hangUp();
    if (event) {
      this.#bench.withdraw(this.name);
      rmSync(this.#bench.node(this.name), { force: true });
    }
  }

  async #makePty(): Promise<void> {
    const pty = spawn(nativePart('ptybridge'), [this.#bench.node(this.name)]);
    pty.stdin.on('error', () => {}); // pulled in the middle of a write
    pty.stdout.on('data', (bytes: Buffer) => this.emit('data', bytes));
    await Promise.race([once(pty.stderr, 'data'), rejectOnExit(pty)]);
    this.#pty = pty;
  }

  async #hangUp(): Promise<void> {
    const pty = this.#pty;
    this.#pty = undefined;
    if (pty?.exitCode !== null || pty.signalCode !== null) return;
    const gone = once(pty, 'exit');
    pty.kill('SIGKILL'); // works on a stopped process too
    await gone;
  }
}

async function rejectOnExit(child: ChildProcessWithoutNullStreams): Promise<never> {
  const [code] = (await once(child, 'exit')) as [number | null];
  throw new Error(`ptybridge ended with ${String(code)} before the pty was there`);
}
