import type { TransportProbe } from './transport-probe.js';

/**
 * What every transport on a device must hold, as cases that any test runner can take: on fakes in one process, and on a real browser with
 * the transport in a worker.
 */

/** A probe, near or beyond a worker's border. */
export type AnyProbe = {
  [K in keyof TransportProbe]: (
    ...args: Parameters<TransportProbe[K]>
  ) => ReturnType<TransportProbe[K]> | Promise<Awaited<ReturnType<TransportProbe[K]>>>;
};

/** The modem's side. */
export interface ContractModem {
  /** What came from the host since the start. */
  received(): string;
  send(text: string): void;
  /** Sends back what it gets, from now on. */
  echo(): void;
  /** The lines the host drives. */
  hostLines(): { dtr: boolean; rts: boolean };
  setLines(lines: { dsr?: boolean; dcd?: boolean; ri?: boolean }): void | Promise<void>;
  /** How the line is set, as `115200 8 none 1`; undefined for what has no line. */
  framing(): string | undefined;
  stopReading(): void;
  resumeReading(): void;
  /** Pulls the cable, or tells only one half of that. */
  unplug(half: 'bus' | 'event' | 'both'): void | Promise<void>;
  plug(): void | Promise<void>;
}

export interface ContractWorld {
  readonly modem: ContractModem;
  /** A closed transport on the device that is plugged in now. */
  hold(): Promise<AnyProbe>;
  /** A closed transport on it in another realm. */
  holdElsewhere(): Promise<AnyProbe>;
  /** How much is echoed. */
  readonly echoBytes: number;
}

/** The part of `expect` that is common to the runners. */
export interface Matchers {
  toBe(value: unknown): unknown;
  toEqual(value: unknown): unknown;
  toMatchObject(value: Record<string, unknown>): unknown;
  toContain(value: unknown): unknown;
}
export interface ContractExpect {
  (value: unknown): Matchers & { readonly rejects: { toThrow(message: string): Promise<unknown> } };
  poll(read: () => unknown): { [K in keyof Matchers]: (...args: Parameters<Matchers[K]>) => Promise<unknown> };
}

export interface ContractCase {
  readonly name: string;
  run(world: ContractWorld, expect: ContractExpect): Promise<void>;
}

const rate = { baudRate: 115200 } as const;
const large = 1 << 20;

/** Who waits for a refusal: its code, or `done`. */
async function fate(work: unknown): Promise<string> {
  try {
    await work;
    return 'done';
  } catch (error) {
    const { code, message } = error as { code?: string; message: string };
    return code === undefined ? (/code \w+/.exec(message)?.[0] ?? message) : `code ${code}`;
  }
}

async function opened(world: ContractWorld): Promise<AnyProbe> {
  const probe = await world.hold();
  await probe.open(rate);
  return probe;
}

/** Proves that a port was let go: it opens again and carries bytes. */
async function worksAgain({ modem }: ContractWorld, expect: ContractExpect, probe: AnyProbe): Promise<void> {
  await probe.open(rate);
  await probe.write('usable');
  await expect.poll(() => modem.received()).toContain('usable');
  modem.send('heard again');
  await expect.poll(() => probe.received()).toContain('heard again');
}

/** Cases that hold wherever the modem's cable was cut. */
async function isGone(expect: ContractExpect, probe: AnyProbe): Promise<void> {
  await expect.poll(() => probe.heard()).toEqual(['lost unplugged']);
  expect(await probe.state()).toBe('closed');
  expect(await fate(probe.write('AT\r'))).toBe('code gone');
  expect(await fate(probe.getSignals())).toBe('code gone');
  await probe.close();
  expect(await probe.heard()).toEqual(['lost unplugged']);
}

export const transportContract: readonly ContractCase[] = [
  {
    name: 'talks, keeps the order of writes and counts',
    run: async (world, expect) => {
      const probe = await opened(world);
      expect(await probe.state()).toBe('open');
      await probe.write('AT', '\r', 'AT', 'I', '\r');
      await expect.poll(() => world.modem.received()).toBe('AT\rATI\r');
      world.modem.send('\r\nOK\r\n');
      await expect.poll(() => probe.received()).toBe('\r\nOK\r\n');
      expect(await probe.counters()).toMatchObject({ bytesOut: 7, bytesIn: 6 });
    },
  },
  {
    name: 'sets rate and framing',
    run: async (world, expect) => {
      const probe = await world.hold();
      await probe.open({ baudRate: 9600, dataBits: 7, parity: 'even', stopBits: 2 });
      if (world.modem.framing() !== undefined) expect(world.modem.framing()).toBe('9600 7 even 2');
    },
  },
  {
    name: 'raises DTR and RTS, drives them, and lowers DTR with the close',
    run: async ({ modem, ...world }, expect) => {
      const probe = await opened({ modem, ...world });
      await expect.poll(() => modem.hostLines()).toEqual({ dtr: true, rts: true });
      await probe.setSignals({ dataTerminalReady: false });
      await expect.poll(() => modem.hostLines()).toEqual({ dtr: false, rts: true });
      await probe.setSignals({ dataTerminalReady: true });
      await probe.setSignals({ break: true });
      await probe.setSignals({ break: false });
      expect(await fate(probe.setSignals({}))).toBe('code failed');
      expect(await probe.state()).toBe('open');
      await probe.close();
      await expect.poll(() => modem.hostLines().dtr).toBe(false);
    },
  },
  {
    name: "reads the modem's lines",
    run: async (world, expect) => {
      const probe = await opened(world);
      const others = { clearToSend: true, dataSetReady: true };
      await world.modem.setLines({ dsr: true, dcd: true });
      await expect.poll(() => probe.getSignals()).toEqual({ ...others, dataCarrierDetect: true, ringIndicator: false });
      await world.modem.setLines({ dsr: true, ri: true });
      await expect.poll(() => probe.getSignals()).toEqual({ ...others, dataCarrierDetect: false, ringIndicator: true });
    },
  },
  {
    name: 'carries bytes both ways without loss',
    run: async (world, expect) => {
      world.modem.echo();
      const probe = await opened(world);
      await probe.writePattern(world.echoBytes);
      await expect.poll(async () => (await probe.counters()).bytesIn).toBe(world.echoBytes);
      expect(await probe.checkPattern()).toEqual({ count: world.echoBytes, wrongAt: -1 });
    },
  },
  {
    name: 'holds a write back while the modem takes nothing',
    run: async (world, expect) => {
      const probe = await opened(world);
      world.modem.stopReading();
      await probe.startWrite(large);
      expect(await probe.heard()).toEqual([]);
      world.modem.resumeReading();
      await expect.poll(() => probe.heard()).toEqual(['write: done']);
      await expect.poll(() => world.modem.received().length).toBe(large);
    },
  },
  {
    name: 'is busy for a second opener, here and elsewhere, until it is closed',
    run: async (world, expect) => {
      const probe = await opened(world);
      const second = await world.hold();
      const elsewhere = await world.holdElsewhere();
      expect(await fate(probe.open(rate))).toBe('code busy');
      expect(await fate(second.open(rate))).toBe('code busy');
      expect(await fate(elsewhere.open(rate))).toBe('code busy');
      await second.close();
      expect(await probe.state()).toBe('open');
      await probe.write('held');
      await expect.poll(() => world.modem.received()).toBe('held');
      await probe.close();
      await elsewhere.open(rate);
      expect(await elsewhere.state()).toBe('open');
      await elsewhere.close();
    },
  },
  ...(['bus', 'event', 'both'] as const).map((half) => ({
    name: `tells once that the cable was pulled: ${half}`,
    run: async (world: ContractWorld, expect: ContractExpect) => {
      const probe = await opened(world);
      await world.modem.unplug(half);
      await isGone(expect, probe);
    },
  })),
  {
    name: 'fails a write that waits when the cable is pulled',
    run: async (world, expect) => {
      const probe = await opened(world);
      world.modem.stopReading();
      await probe.startWrite(large);
      await world.modem.unplug('both');
      await expect.poll(async () => (await probe.heard()).toSorted()).toEqual(['lost unplugged', 'write: code gone']);
    },
  },
  {
    name: 'works on the new device after a replug, and the old one stays gone',
    run: async (world, expect) => {
      const old = await opened(world);
      await world.modem.unplug('both');
      await expect.poll(() => old.heard()).toEqual(['lost unplugged']);
      await world.modem.plug();
      await worksAgain(world, expect, await world.hold());
      expect(await fate(old.open(rate))).toBe('code gone');
    },
  },
  {
    name: 'closes before any opening',
    run: async (world, expect) => {
      const probe = await world.hold();
      await probe.close();
      expect(await fate(probe.write('AT\r'))).toBe('code closed');
      expect(await fate(probe.getSignals())).toBe('code closed');
    },
  },
  {
    name: 'closes while it opens',
    run: async (world, expect) => {
      const probe = await world.hold();
      expect(await probe.openAndClose(rate)).toBe('code closed');
      await worksAgain(world, expect, probe);
    },
  },
  {
    name: 'closes while a read waits, and hears nothing more',
    run: async (world, expect) => {
      const probe = await opened(world);
      await probe.close();
      expect(await probe.state()).toBe('closed');
      await worksAgain(world, expect, probe);
      expect(await probe.heard()).toEqual([]);
    },
  },
  {
    name: 'closes while bytes stream in',
    run: async (world, expect) => {
      const probe = await opened(world);
      world.modem.send('x'.repeat(large));
      await expect.poll(async () => (await probe.counters()).bytesIn > 0).toBe(true);
      await probe.close();
      expect(await probe.state()).toBe('closed');
    },
  },
  {
    name: 'closes while a write waits',
    run: async (world, expect) => {
      const probe = await opened(world);
      world.modem.stopReading();
      await probe.startWrite(large);
      await probe.close();
      await expect.poll(() => probe.heard()).toEqual(['write: code closed']);
      world.modem.resumeReading();
      await worksAgain(world, expect, probe);
    },
  },
  {
    name: 'closes twice at once',
    run: async (world, expect) => {
      const probe = await opened(world);
      await Promise.all([probe.close(), probe.close()]);
      await worksAgain(world, expect, probe);
    },
  },
  {
    name: 'closes when it forgets',
    run: async (world, expect) => {
      const probe = await opened(world);
      await probe.forget();
      expect(await probe.state()).toBe('closed');
      await expect.poll(() => world.modem.hostLines().dtr).toBe(false);
    },
  },
];
