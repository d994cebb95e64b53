import { expect } from '@playwright/test';
import { answersFrom, framed, scriptModem } from './bench/index.js';
import type { ModemSide, SerialDevice, UsbIdentity } from './bench/index.js';

export const voiceModemUsb: UsbIdentity = {
  vendorId: 0x0baf,
  productId: 0x0303,
  serialNumber: 'VOICE1',
  product: 'Voice Modem',
};

/** What the modem tells the page of itself. */
export const voiceModemName = '56K Voice';

/** What a modem of class 8 (V.253) answers; commands that are not here are answered OK, a dial and an answer not at all. */
export const voiceAnswers: Readonly<Record<string, readonly string[]>> = {
  ATI0: ['5601', 'OK'],
  'AT+GMI': ['U.S. Robotics', 'OK'],
  'AT+GMM': [voiceModemName, 'OK'],
  'AT+GMR': ['4.9.2', 'OK'],
  'AT+FCLASS=?': ['0,1,8', 'OK'],
  'AT+VCID=?': ['(0-2)', 'OK'],
  'ATS3?': ['013', 'OK'],
};

/** A voice modem whose calls a test makes step by step. */
export class VoiceModem<Side extends ModemSide = SerialDevice> {
  /** Every command it got, oldest first. */
  readonly commands: readonly string[];
  readonly #answers: Readonly<Record<string, readonly string[]>>;
  /** The commands that it takes without a word. */
  #mute: RegExp | null = null;
  #seen = 0;

  /** @param further - What it answers beside what every voice modem does. */
  constructor(
    readonly device: Side,
    further: Readonly<Record<string, readonly string[]>> = {},
  ) {
    this.#answers = { ...voiceAnswers, ...further };
    this.commands = scriptModem(device, (command) => this.#answer(command));
  }

  /** The commands since this was last called. */
  takeCommands(): string[] {
    const fresh = this.commands.slice(this.#seen);
    this.#seen = this.commands.length;
    return fresh;
  }

  /** Answers nothing to these commands from now on; null: answers all again. */
  mute(commands: RegExp | null): void {
    this.#mute = commands;
  }

  /** Waits until it has got a command since commands were last taken. */
  async hears(command: RegExp | string): Promise<void> {
    const matches = (one: string): boolean => (typeof command === 'string' ? one === command : command.test(one));
    await expect
      .poll(() => this.commands.slice(this.#seen).some(matches), { message: `the modem gets ${String(command)}` })
      .toBe(true);
  }

  /** Sends lines that nobody asked for. */
  says(...lines: string[]): void {
    this.device.write(framed(...lines));
  }

  /** Sends a shielded event (V.253). */
  saysEvent(code: string): void {
    this.device.write(`\x10${code}`);
  }

  #answer(command: string): string | undefined {
    if (this.#mute?.test(command) === true || /^(ATD|ATA$|$)/.test(command)) return undefined;
    return command in this.#answers ? answersFrom(this.#answers)(command) : framed('OK');
  }
}
