import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { createServer } from 'node:net';
import type { Server, Socket } from 'node:net';
import type { TransferEnd, UsbModem } from '../../../src/transports/testing/usb-modem.js';

/** USB/IP, as native/usbfs.c speaks it (Documentation/usb/usbip_protocol.rst of Linux). */
const CMD_SUBMIT = 1;
const CMD_UNLINK = 2;
const RET_SUBMIT = 3;
const RET_UNLINK = 4;
const headerLength = 48;

/** How a transfer ended, as the kernel's error numbers: EPIPE, EOVERFLOW. */
const statuses: Readonly<Record<TransferEnd, number>> = { ok: 0, stall: -32, babble: -75 };

/** A USB modem at the end of a socket; each connection is one opening of the device. */
export class UsbIpServer {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();

  private constructor(modem: UsbModem) {
    this.#server = createServer((socket) => {
      this.#sockets.add(socket);
      const opening = new Opening(socket, modem);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => {
        this.#sockets.delete(socket);
        opening.end();
      });
    });
  }

  static async start(path: string, modem: UsbModem): Promise<UsbIpServer> {
    const started = new UsbIpServer(modem);
    rmSync(path, { force: true });
    started.#server.listen(path);
    await once(started.#server, 'listening');
    return started;
  }

  get connections(): number {
    return this.#sockets.size;
  }

  /** Ends every opening: the bus is cut. */
  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    this.#server.close();
    await once(this.#server, 'close');
  }
}

/** One opening: cuts the stream into messages and keeps the transfers under way. */
class Opening {
  readonly #socket: Socket;
  readonly #modem: UsbModem;
  /** What takes a transfer back, by its sequence number. */
  readonly #waiting = new Map<number, () => boolean>();
  #chunks: Buffer[] = [];
  #have = 0;
  /** Bytes of the message that is coming in, as far as its header has told. */
  #need = headerLength;

  constructor(socket: Socket, modem: UsbModem) {
    this.#socket = socket;
    this.#modem = modem;
    socket.on('data', (chunk) => {
      this.#chunks.push(chunk);
      this.#have += chunk.length;
      if (this.#have >= this.#need) this.#take();
    });
  }

  /** The host has gone: nothing waits for the modem any more. */
  end(): void {
    for (const takeBack of this.#waiting.values()) takeBack();
    this.#waiting.clear();
  }

  #take(): void {
    let bytes = Buffer.concat(this.#chunks);
    while (bytes.length >= headerLength) {
      this.#need = messageLength(bytes);
      if (bytes.length < this.#need) break;
      this.#message(bytes.subarray(0, this.#need));
      bytes = bytes.subarray(this.#need);
      this.#need = headerLength;
    }
    this.#chunks = [bytes];
    this.#have = bytes.length;
  }

  #message(message: Buffer): void {
    const sequence = message.readUInt32BE(4);
    if (message.readUInt32BE(0) === CMD_UNLINK) {
      const unlinked = message.readUInt32BE(20);
      if (this.#waiting.get(unlinked)?.() === true) this.#answer(RET_UNLINK, unlinked, true, 0, new Uint8Array(0));
      this.#waiting.delete(unlinked);
      return;
    }
    const toHost = message.readUInt32BE(12) === 1;
    const endpoint = message.readUInt32BE(16);
    const length = message.readUInt32BE(24);
    const data = message.subarray(headerLength);
    if (endpoint === 0) this.#control(sequence, toHost, message, data);
    else if (toHost) this.#read(sequence, endpoint, length);
    else this.#write(sequence, endpoint, data);
  }

  #control(sequence: number, toHost: boolean, message: Buffer, data: Uint8Array): void {
    const [requestType = 0, request = 0] = message.subarray(40);
    const [value, index, length] = [42, 44, 46].map((at) => message.readUInt16LE(at)) as [number, number, number];
    const answer = this.#modem.control({ requestType, request, value, index, length }, data);
    if (answer === 'stall') this.#answer(RET_SUBMIT, sequence, toHost, statuses.stall, new Uint8Array(0));
    else if (answer !== undefined) this.#answer(RET_SUBMIT, sequence, toHost, 0, answer, data.length);
    else this.#waiting.set(sequence, () => true);
  }

  #read(sequence: number, endpoint: number, length: number): void {
    const takeBack = this.#modem.read(0x80 | endpoint, length, (end, bytes) => {
      this.#waiting.delete(sequence);
      this.#answer(RET_SUBMIT, sequence, true, statuses[end], bytes);
    });
    this.#waiting.set(sequence, takeBack);
  }

  #write(sequence: number, endpoint: number, data: Buffer): void {
    const takeBack = this.#modem.write(endpoint, Uint8Array.from(data), (end) => {
      this.#waiting.delete(sequence);
      this.#answer(RET_SUBMIT, sequence, false, statuses[end], new Uint8Array(0), end === 'ok' ? data.length : 0);
    });
    this.#waiting.set(sequence, takeBack);
  }

  /** @param taken - Bytes that a transfer from the host has moved. */
  #answer(command: number, sequence: number, toHost: boolean, status: number, bytes: Uint8Array, taken = 0): void {
    const header = Buffer.alloc(headerLength);
    header.writeUInt32BE(command, 0);
    header.writeUInt32BE(sequence, 4);
    header.writeUInt32BE(toHost ? 1 : 0, 12);
    header.writeInt32BE(status, 20);
    header.writeUInt32BE(toHost ? bytes.length : taken, 24);
    this.#socket.write(toHost && bytes.length > 0 ? Buffer.concat([header, bytes]) : header);
  }
}

/** Bytes of a message, by its header: a transfer from the host carries its data. */
function messageLength(header: Buffer): number {
  const carries = header.readUInt32BE(0) === CMD_SUBMIT && header.readUInt32BE(12) === 0;
  return headerLength + (carries ? header.readUInt32BE(24) : 0);
}
