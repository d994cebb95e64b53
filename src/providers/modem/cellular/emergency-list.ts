import {
  emergencyCodeIn,
  emergencyCodesIn,
  parseNetworkEmergencyNumber,
} from '../../../at/responses/emergency-codes.js';
import {
  isSimFileOk,
  parseSimFileAnswer,
  parseSimFileForm,
  type SimFileAnswer,
  type SimFileForm,
} from '../../../at/responses/sim-file.js';
import { isOk } from '../bring-up.js';
import type { QuietAsk } from './quiet-asking.js';

/** EF_ECC, 6FB7 (3GPP TS 31.102, 4.2.21; 51.011, 10.3.27). */
const EF_ECC = 0x6fb7;
const READ_BINARY = 176;
const READ_RECORD = 178;
const GET_RESPONSE = 192;
/** READ RECORD by its number (ETSI TS 102 221, 11.1.5). */
const ABSOLUTE = 4;
/** Five numbers: what is asked for where the card does not tell how long its file is. */
const USUAL_BYTES = 15;
/** The most that is read and kept. */
const MOST_RECORDS = 10;
const MOST_NUMBERS = 32;
const MOST_BYTES = 255;
const WRONG_LENGTH: readonly number[] = [0x67, 0x6c];

/** The emergency numbers that a line's SIM and network name beside those that every mobile knows. */
export class EmergencyList {
  /** Null where the SIM has not told. */
  #ofSim: readonly string[] | null = null;
  #ofNetwork: readonly string[] = [];
  #asked = false;

  /** Whether the SIM has been asked. */
  get isRead(): boolean {
    return this.#asked;
  }

  /** Null where the SIM has not told: what else is an emergency number then is not known. */
  get numbers(): readonly string[] | null {
    return this.#ofSim === null ? null : [...new Set([...this.#ofSim, ...this.#ofNetwork])].slice(0, MOST_NUMBERS);
  }

  /** What was read of another card counts no more. */
  forget(): void {
    this.#asked = false;
    this.#ofSim = null;
    this.#ofNetwork = [];
  }

  /** A line that came unasked. Returns whether it brought a number that was not known. */
  heard(line: string): boolean {
    const number = parseNetworkEmergencyNumber(line);
    if (number === null || this.#ofNetwork.includes(number) || this.#ofNetwork.length >= MOST_NUMBERS) return false;
    this.#ofNetwork = [...this.#ofNetwork, number];
    return true;
  }

  /** Reads them, and asks to be told those of the network. Where the modem cannot be asked now, all stays unread. */
  async read(ask: QuietAsk): Promise<void> {
    const form = await answerTo(ask, `AT+CRSM=${GET_RESPONSE},${EF_ECC}`);
    if (form === undefined) return;
    const numbers = await readBy(ask, form === null || !isSimFileOk(form) ? null : parseSimFileForm(form.bytes));
    const told = numbers === undefined ? null : await ask('AT+CEN=1');
    if (numbers === undefined || told === null) return;
    const list = isOk(told) ? await ask('AT+CEN?', ['+CEN:', '+CEN1:', '+CEN2:']) : told;
    for (const line of list?.kind === 'final' ? list.lines : []) this.heard(line);
    this.#ofSim = numbers;
    this.#asked = true;
  }
}

/** Null where the SIM does not tell, undefined where the modem cannot be asked now. */
async function readBy(ask: QuietAsk, form: SimFileForm | null): Promise<readonly string[] | null | undefined> {
  if (form?.kind !== 'records') return readTransparent(ask, form?.size ?? USUAL_BYTES);
  const numbers: string[] = [];
  for (let record = 1; record <= Math.min(form.count, MOST_RECORDS); record++) {
    const answer = await answerTo(ask, `AT+CRSM=${READ_RECORD},${EF_ECC},${record},${ABSOLUTE},${form.size}`);
    if (answer === undefined) return undefined;
    if (answer === null || !isSimFileOk(answer)) return null;
    const number = emergencyCodeIn(answer.bytes);
    if (number !== null) numbers.push(number);
  }
  return numbers;
}

async function readTransparent(ask: QuietAsk, size: number): Promise<readonly string[] | null | undefined> {
  const first = await binary(ask, size);
  // A card that finds the length wrong says the right one (ETSI TS 102 221, 10.2.1.5; 3GPP TS 51.011, 9.4.6).
  const right = first !== null && first !== undefined && WRONG_LENGTH.includes(first.sw1) ? first.sw2 : 0;
  const answer = right === 0 ? first : await binary(ask, right);
  if (answer === null || answer === undefined) return answer;
  return isSimFileOk(answer) ? emergencyCodesIn(answer.bytes) : null;
}

function binary(ask: QuietAsk, size: number): Promise<SimFileAnswer | null | undefined> {
  return answerTo(ask, `AT+CRSM=${READ_BINARY},${EF_ECC},0,0,${Math.min(size, MOST_BYTES)}`);
}

/** Null where the modem refuses, undefined where nothing can be asked now. */
async function answerTo(ask: QuietAsk, command: string): Promise<SimFileAnswer | null | undefined> {
  const outcome = await ask(command, ['+CRSM:']);
  if (outcome?.kind !== 'final') return undefined;
  return isOk(outcome) ? (outcome.lines.map(parseSimFileAnswer).find((one) => one !== null) ?? null) : null;
}
