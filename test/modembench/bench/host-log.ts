import { existsSync, readFileSync, writeFileSync } from 'node:fs';

/** The control lines a modem drives (true = on). */
export interface ModemLines {
  readonly cts?: boolean;
  readonly dsr?: boolean;
  readonly dcd?: boolean;
  readonly ri?: boolean;
}

/** Bits of the lines, as ioctl_tty(2) numbers them. */
const bits = { dtr: 0x002, rts: 0x004, cts: 0x020, dcd: 0x040, ri: 0x080, dsr: 0x100 } as const;

/** What the shim writes beside a device node about the host's doings, and what it reads there of the modem's lines (native/tty.c). */
export class HostLog {
  constructor(private readonly node: string) {}

  /** What the host did, oldest first: `open`, `lines dtr=1 rts=1`, `termios baud=115200 bits=8 parity=none stop=1 rtscts=0`, `break 1`. */
  get entries(): string[] {
    const path = `${this.node}.log`;
    return existsSync(path) ? readFileSync(path, 'utf8').split('\n').filter(Boolean) : [];
  }

  /** Forgets what was logged. */
  clear(): void {
    writeFileSync(`${this.node}.log`, '');
  }

  /** The lines the host drives. */
  get hostLines(): { dtr: boolean; rts: boolean } {
    const path = `${this.node}.host`;
    const value = existsSync(path) ? readFileSync(path).readUInt32LE() : 0;
    return { dtr: (value & bits.dtr) !== 0, rts: (value & bits.rts) !== 0 };
  }

  /** Sets all lines the modem drives; what is left out is off. */
  setModemLines(lines: ModemLines): void {
    let value = 0;
    for (const name of ['cts', 'dsr', 'dcd', 'ri'] as const) if (lines[name]) value |= bits[name];
    const word = Buffer.alloc(4);
    word.writeUInt32LE(value);
    writeFileSync(`${this.node}.modem`, word);
  }
}
