import { ScriptedModem } from './scripted-modem.js';

/** A call as a test's modem has it: what +CLCC says of it. */
export interface ScriptedCall {
  readonly index: number;
  readonly direction: 0 | 1;
  stat: number;
  multiparty: 0 | 1;
  readonly number: string;
}

type Answer = string | null | ((line: string) => string | null);

const identity: Record<string, Answer> = {
  ATI: 'Model: emulated|OK',
  'AT+GMI': 'Example|OK',
  'AT+GMM': 'Cellular One|OK',
  'AT+GMR': 'REV-1.0|OK',
  'AT+GCAP': '+GCAP: +CGSM,+DS|OK',
  'AT+FCLASS=?': '0,1|OK',
  'AT+VCID=?': 'ERROR',
  'AT#CID=?': 'ERROR',
  'AT+CTFR=?': 'ERROR',
  'AT+CPIN?': '+CPIN: READY|OK',
  'AT+CREG?': '+CREG: 1,1|OK',
  'AT+CEREG?': '+CEREG: 1,1|OK',
  'AT+CSQ': '+CSQ: 21,99|OK',
  'AT+CFUN?': '+CFUN: 1|OK',
  'ATS3?': '013|OK',
};

/** A cellular modem with its calls: +CLCC, ATD, ATA and +CHLD keep to 3GPP TS 22.030, 6.5.5.1. A test says what else it answers. */
export class CellularModem extends ScriptedModem {
  readonly list: ScriptedCall[] = [];
  /** Answers that are not those of the rules. */
  readonly script: Record<string, Answer>;
  /** Whether +CLCC lists the calls. */
  lists = true;

  constructor(script: Record<string, Answer> = {}) {
    super();
    this.script = { ...identity, ...script };
    this.answers = new Proxy<Record<string, string | null>>(
      {},
      {
        has: () => true,
        get: (_, line) => this.#say(String(line)),
      },
    );
  }

  /** A call comes in. */
  ringIn(number: string, type = 145): ScriptedCall {
    const call = this.#new(1, this.list.length === 0 ? 4 : 5, number);
    if (this.list.length > 1) this.lines(`+CCWA: "${number}",${type},1`);
    else this.ring(number, type);
    return call;
  }

  ring(number: string, type = 145): void {
    this.lines('+CRING: VOICE', `+CLIP: "${number}",${type},,,,0`);
  }

  /** The list without a call. */
  gone(call: ScriptedCall): void {
    const at = this.list.indexOf(call);
    if (at >= 0) this.list.splice(at, 1);
    const parties = this.list.filter((one) => one.multiparty === 1);
    if (parties.length === 1) for (const last of parties) last.multiparty = 0;
  }

  #say(line: string): string | null {
    const scripted = this.script[line];
    if (typeof scripted === 'function') return scripted(line);
    if (scripted !== undefined) return scripted;
    if (line === 'AT+CLCC') return this.#listing();
    if (line.startsWith('ATD')) return this.dialled(line);
    if (line === 'ATA') return this.#answered();
    if (line === 'AT+CHUP') return this.#hungUp();
    return line.startsWith('AT+CHLD=') ? this.operated(line.slice(8)) : 'OK';
  }

  #listing(): string {
    const calls = this.lists ? this.list : [];
    const lines = calls.map(
      ({ index, direction, stat, multiparty, number }) =>
        `+CLCC: ${index},${direction},${stat},0,${multiparty},"${number}",${number.startsWith('+') ? 145 : 129}`,
    );
    return [...lines, 'OK'].join('|');
  }

  /** ATD…; begins a call. */
  dialled(line: string): string {
    this.#new(0, 2, line.replace(/^ATD|;$/g, ''));
    return 'OK';
  }

  #new(direction: 0 | 1, stat: number, number: string): ScriptedCall {
    let index = 1;
    while (this.list.some((call) => call.index === index)) index++;
    const call: ScriptedCall = { index, direction, stat, multiparty: 0, number };
    this.list.push(call);
    return call;
  }

  #answered(): string {
    const call = this.list.find(({ stat }) => stat === 4);
    if (call === undefined) return 'NO CARRIER';
    call.stat = 0;
    return 'OK';
  }

  #hungUp(): string {
    for (const call of this.list.filter(({ stat }) => stat !== 1)) this.gone(call);
    return 'OK';
  }

  /** +CHLD: ERROR where the calls do not fit. */
  operated(operation: string): string {
    const refused = '+CME ERROR: 3';
    const at = (stat: number): ScriptedCall[] => this.list.filter((call) => call.stat === stat);
    const [active, held, waiting] = [at(0), at(1), at(5)];
    const named = this.list.find(({ index }) => String(index) === operation.slice(1));
    if (operation.length === 2 && named === undefined) return refused;
    if (operation === '0') {
      for (const call of waiting.length > 0 ? waiting : held) this.gone(call);
      return 'OK';
    }
    if (operation === '2') {
      if (waiting.length > 0 && held.length > 0) return refused;
      for (const call of active) call.stat = 1;
      for (const call of waiting.length > 0 ? waiting : held) call.stat = 0;
      return 'OK';
    }
    if (operation === '3') {
      if (active.length === 0 || held.length === 0) return refused;
      for (const call of [...active, ...held]) {
        call.stat = 0;
        call.multiparty = 1;
      }
      return 'OK';
    }
    if (operation.startsWith('1') && named !== undefined) {
      this.gone(named);
      return 'OK';
    }
    if (operation.startsWith('2') && named !== undefined) {
      if (named.multiparty === 0 || held.length > 0) return refused;
      const others = active.filter((call) => call !== named);
      for (const call of others) {
        call.stat = 1;
        if (others.length === 1) call.multiparty = 0;
      }
      named.multiparty = 0;
      return 'OK';
    }
    return refused;
  }
}
