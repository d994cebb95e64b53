import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import type { Bench } from './bench.js';
import { requireProgram } from './require.js';
import { temporaryFile } from './temporary-file.js';

/** iaxmodem takes the name of a file in this folder and nothing else. */
const configFolder = '/etc/iaxmodem';
const startLimitMs = 20_000;

/** One of the two modems. */
export interface IaxModem {
  /** The tty's name on the bench. */
  readonly tty: string;
  /** What the other one dials and sees as caller id. */
  readonly number: string;
  readonly callerName: string;
}

/** Two modems that can call each other. */
export interface IaxModems {
  readonly modems: readonly [IaxModem, IaxModem];
  /** Kills one, as when its exchange is gone; the tty hangs up. */
  kill(index: 0 | 1): Promise<void>;
  close(): Promise<void>;
}

/** USB identity of the two: Conexant's vendor id, product 1340 and 1341. */
export const iaxModemUsb = { vendorId: 0x0572, productId: 0x1340 } as const;

/**
 * Starts two iaxmodems, each the other's exchange, and plugs them in as ttyUSB0 and ttyUSB1. Independent V.250 + fax class 1 modems
 * (spandsp inside) on ptys of their own; they know nothing of this project.
 *
 * Their habits (iaxmodem 1.2.0): class 1 must be set at both ends before a call (`AT+FCLASS=1`), a class 0 call leaves a modem mute until
 * it is restarted; RING every 5 s; the callee's `ATH` while it rings gives the caller BUSY; no answer and a dead peer give no result
 * code at all; `ATH` stops a dial, another character does not.
 * @throws MissingProgramError when iaxmodem is not installed.
 */
export async function startIaxmodems(bench: Bench): Promise<IaxModems> {
  requireProgram('iaxmodem', 'iaxmodem');
  const ports = await freeUdpPorts();
  const modems = [describe(0), describe(1)] as const;
  const started = modems.map((modem, index) =>
    startOne(bench.node(modem.tty), modem, ports[index === 0 ? 0 : 1], ports[index === 0 ? 1 : 0]),
  );
  for (const [index, modem] of modems.entries()) {
    await appears(bench.node(modem.tty));
    bench.announce(modem.tty, {
      ...iaxModemUsb,
      productId: iaxModemUsb.productId + index,
      serialNumber: `IAX${index}`,
      product: `Soft Modem ${index}`,
    });
  }
  return {
    modems,
    kill: (index) => end(started[index]?.child),
    close: async () => {
      for (const [index, { child, config }] of started.entries()) {
        bench.withdraw(describe(index).tty);
        await end(child);
        config.remove();
      }
    },
  };
}

function describe(index: number): IaxModem {
  return { tty: `ttyUSB${index}`, number: `555010${index}`, callerName: `Line${index}` };
}

function startOne(node: string, modem: IaxModem, port: number, peerPort: number) {
  const settings = {
    device: node,
    owner: 'root:root',
    mode: '660',
    port,
    refresh: 0, // no registration: the peer is not a server
    server: `127.0.0.1:${peerPort}`,
    peername: modem.tty,
    secret: 'bench',
    cidname: modem.callerName,
    cidnumber: modem.number,
    codec: 'slinear',
  };
  const text = Object.entries(settings)
    .map(([key, value]) => `${key} ${value}\n`)
    .join('');
  const config = temporaryFile(configFolder, `-${modem.tty}`, text);
  return { config, child: spawn('iaxmodem', [config.name], { stdio: 'ignore' }) };
}

async function end(child: ChildProcess | undefined): Promise<void> {
  if (child?.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

async function appears(node: string): Promise<void> {
  for (const endMs = Date.now() + startLimitMs; !existsSync(node); await wait(50))
    if (Date.now() > endMs) throw new Error(`iaxmodem has not made ${node}`);
}

/** Two UDP ports that were free a moment ago; held together, so that they differ. */
async function freeUdpPorts(): Promise<[number, number]> {
  const sockets = [createSocket('udp4'), createSocket('udp4')] as const;
  for (const socket of sockets) {
    socket.bind(0, '127.0.0.1');
    await once(socket, 'listening');
  }
  const ports: [number, number] = [sockets[0].address().port, sockets[1].address().port];
  for (const socket of sockets) await new Promise<void>((resolve) => socket.close(resolve));
  return ports;
}
