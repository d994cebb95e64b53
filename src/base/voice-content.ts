/**
 * What a byte from a modem is: of a line; voice; the DLE that shields the next byte; and what stands behind that: a code that tells an event, or
 * one for bytes of voice that read as DLE themselves.
 */
export type BytePart = 'line' | 'voice' | 'shield' | 'event' | 'stuffing';

/** Voice receive (V.253, +VRX): the answer is CONNECT, or 1 where result codes are numbers (V.250, table 1). */
const ASKS_FOR_VOICE = /\+VRX\b(?!=\?)/i;
const BEGINS = /^(CONNECT|1$)/;
/** A modem that has left the stream without its end answers in lines again. */
const IN_LINES_AGAIN = /^(OK|ERROR|VCON|BUSY|NO CARRIER)$/;
/** The longest line that is looked at. */
const LONGEST = 32;
const CR = 0x0d;
const LF = 0x0a;
const DLE = 0x10;
const ETX = 0x03;
/** Two bytes of voice that read as DLE. */
const SUB = 0x1a;

/** What a DTMF digit is behind DLE (V.253, table 17). */
export function isDigitCode(byte: number): boolean {
  return /[\d*#A-D]/.test(String.fromCharCode(byte));
}

/**
 * Tells voice from lines in what a modem sends: what is said in a call is nobody's to keep or to show. A stream goes from the CONNECT that
 * answers AT+VRX to DLE ETX. One for each port; it is told every command and every byte from the modem, in order.
 */
export class VoiceContent {
  #asked = false;
  #receiving = false;
  #afterDle = false;
  /** The line end behind CONNECT is not over. */
  #beginning = false;
  #line = '';

  /** Whether a stream is on. */
  get receiving(): boolean {
    return this.#receiving;
  }

  /** Something was sent to the modem: a command, or a part of a stream. */
  command(text: string): void {
    if (/AT/i.test(text)) this.#asked = ASKS_FOR_VOICE.test(text);
  }

  /** The next byte from the modem. */
  take(byte: number): BytePart {
    if (!this.#receiving) {
      this.#ofLine(byte);
      return 'line';
    }
    if (this.#beginning) {
      this.#beginning = false;
      if (byte === LF) return 'line';
    }
    if (this.#afterDle) return this.#shielded(byte);
    this.#afterDle = byte === DLE;
    if (this.#afterDle) return 'shield';
    this.#ofVoice(byte);
    return 'voice';
  }

  /** Something happened to the port (transports/trace.ts): where it was opened or lost nothing goes on. */
  note(text: string): void {
    if (/^(open|close|lost)/.test(text)) this.#reset();
  }

  #reset(): void {
    this.#asked = this.#receiving = this.#afterDle = this.#beginning = false;
    this.#line = '';
  }

  #shielded(byte: number): BytePart {
    this.#afterDle = false;
    if (byte === ETX) this.#reset();
    return byte === DLE || byte === SUB ? 'stuffing' : 'event';
  }

  #ofLine(byte: number): void {
    if (byte !== CR && byte !== LF) {
      this.#add(byte);
      return;
    }
    if (this.#asked && BEGINS.test(this.#line)) {
      this.#reset();
      this.#receiving = this.#beginning = true;
    }
    this.#line = '';
  }

  #ofVoice(byte: number): void {
    if (byte !== CR && byte !== LF) {
      this.#add(byte);
      return;
    }
    if (IN_LINES_AGAIN.test(this.#line)) this.#reset();
    this.#line = '';
  }

  #add(byte: number): void {
    if (this.#line.length < LONGEST) this.#line += String.fromCharCode(byte);
  }
}
