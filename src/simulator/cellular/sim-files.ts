/** EF_ECC, 6FB7: 3GPP TS 31.102, 4.2.21; 51.011, 10.3.27. */
const EF_ECC = 0x6fb7;
/** A number of up to six digits, a name of none, and the service category. */
const RECORD_BYTES = 4;
const EVERY_SERVICE = '00';

/** What a card answers: status words and data, in hexadecimal digits. */
export interface CardAnswer {
  readonly status: readonly [number, number];
  readonly data: string;
}

const OK = [0x90, 0x00] as const;
const NO_SUCH_FILE: CardAnswer = { status: [0x6a, 0x82], data: '' };
const NO_SUCH_RECORD: CardAnswer = { status: [0x6a, 0x83], data: '' };
const OTHER_STRUCTURE: CardAnswer = { status: [0x69, 0x81], data: '' };
const NO_SUCH_COMMAND: CardAnswer = { status: [0x6d, 0x00], data: '' };

/** The files of a card that can be read: its emergency numbers. */
export class SimFiles {
  constructor(
    private readonly kind: 'sim' | 'usim',
    private readonly emergencyNumbers: readonly string[],
  ) {}

  /** READ BINARY 176, READ RECORD 178, GET RESPONSE 192 (3GPP TS 27.007, 8.18). */
  access(command: number, file: number, p1: number, length: number): CardAnswer {
    if (file !== EF_ECC) return NO_SUCH_FILE;
    if (command === 192) return { status: OK, data: this.#form() };
    if (command === 176) return this.kind === 'sim' ? this.#binary(length) : OTHER_STRUCTURE;
    if (command === 178) return this.kind === 'usim' ? this.#record(p1, length) : OTHER_STRUCTURE;
    return NO_SUCH_COMMAND;
  }

  get #codes(): readonly string[] {
    return this.emergencyNumbers.map(coded);
  }

  #binary(length: number): CardAnswer {
    const file = this.#codes.join('');
    return length * 2 === file.length ? { status: OK, data: file } : { status: [0x67, file.length / 2], data: '' };
  }

  #record(number: number, length: number): CardAnswer {
    const code = this.#codes[number - 1];
    if (code === undefined) return NO_SUCH_RECORD;
    if (length !== RECORD_BYTES) return { status: [0x6c, RECORD_BYTES], data: '' };
    return { status: OK, data: code + EVERY_SERVICE };
  }

  /** What a card of each kind says of its file: 51.011, 9.2.1; ETSI TS 102 221, 11.1.1.3. */
  #form(): string {
    const count = this.emergencyNumbers.length;
    if (this.kind === 'sim') return `0000${hex(count * 3, 4)}6FB70400FF010101020000`;
    const descriptor = `8205422100${hex(RECORD_BYTES, 2)}${hex(count, 2)}`;
    const parameters = `${descriptor}83026FB78A01058B036F06048002${hex(count * RECORD_BYTES, 4)}880108`;
    return `62${hex(parameters.length / 2, 2)}${parameters}`;
  }
}

/** Two digits a byte, the low half first, F behind the last. */
function coded(number: string): string {
  const pairs = number.padEnd(6, 'F').match(/../g) ?? [];
  return pairs.map((pair) => pair.charAt(1) + pair.charAt(0)).join('');
}

function hex(value: number, digits: number): string {
  return value.toString(16).toUpperCase().padStart(digits, '0');
}
