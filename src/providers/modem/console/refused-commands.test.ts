import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCommandLine } from '../../../at/command-line.js';
import { commandsOf } from '../../../simulator/command-line.js';
import { onlyAsks, refusalOf } from './refused-commands.js';

/** Why a line is refused; null where it may be sent. */
function refusal(text: string): string | null {
  const commands = readCommandLine(text);
  if (commands === null) return 'unreadable';
  for (const command of commands) {
    const reason = refusalOf(command);
    if (reason !== null) return reason;
  }
  return null;
}

describe('what a line may not do', () => {
  it.each([
    ['ATD5550100', 'dial'],
    ['ATDT 555 0100;', 'dial'],
    ['AT+CSQ;D0900123', 'dial'],
    ['ATE0D0900', 'dial'],
    ['atS0=0d1', 'dial'],
    ['AT^DIALMODE=1', 'dial'],
    ['AT+CDV=0900', 'dial'],
    ['ATA', 'answer'],
    ['ATS0=1', 'answer'],
    ['ATH', 'hangUp'],
    ['AT+CHUP', 'hangUp'],
    ['AT+CHLD=2', 'calls'],
    ['AT+VTS=1', 'digits'],
    ['AT+CPIN="1234"', 'sim'],
    ['AT+CPWD="SC","1234","4321"', 'sim'],
    ['AT+CLCK="SC",1,"1234"', 'sim'],
    ['AT+CSIM=10,"A0A40000"', 'sim'],
    ['AT+CCFC=0,3,"0900123"', 'services'],
    ['AT+CUSD=1,"*21*0900#"', 'services'],
    ['AT+COPS=2', 'services'],
    ['AT+CMGS=12', 'message'],
    ['AT+CMSS=1', 'message'],
    ['AT+CMGW', 'prompt'],
    ['AT+CGACT=1,1', 'data'],
    ['ATO', 'data'],
    ['ATZ', 'reset'],
    ['AT&F', 'reset'],
    ['AT+CFUN=0', 'reset'],
    ['AT+CRESET', 'reset'],
    ['AT^RESET', 'reset'],
    ['ATE1', 'form'],
    ['ATQ1', 'form'],
    ['ATV0', 'form'],
    ['ATV', 'form'],
    ['ATS3=65', 'form'],
    ['ATS5=65', 'form'],
    ['AT+IPR=9600', 'form'],
    ['AT+CMUX=0', 'form'],
    ['AT&K3', 'form'],
    ['AT+FCLASS=0', 'mode'],
    ['AT+VLS=1', 'mode'],
    ['AT+VRX', 'mode'],
    ['AT&T1', 'mode'],
    ['ATJ', 'unreadable'],
    ['+++', 'unreadable'],
  ])('%s: %s', (text, reason) => {
    expect(refusal(text)).toBe(reason);
  });

  it.each([
    'AT', 'ATI', 'ATI3', 'AT&V', 'ATE0V1Q0', 'ATX3', 'ATL2M1', 'ATS7?', 'ATS7=30', 'ATS0=0', 'AT+CSQ', 'AT+CPIN?', 'AT+CLCK=?', 'AT+CFUN?', 'AT+COPS?', 'AT+COPS=?',
    'AT+CHLD=?', 'AT+FCLASS=?', 'AT+CMEE=2', 'AT+CREG=2', 'AT+CGDCONT=1,"IP","internet"', 'AT+CLAC', 'AT+CPBR=1,10', 'AT^SYSINFO', 'AT&W',
  ])('%s may be sent', (text) => {
    expect(refusal(text)).toBeNull();
  }); // prettier-ignore
});

it('after what may have changed something the line is set up again, after what only asks it is not', () => {
  const asks = (text: string): boolean => onlyAsks(readCommandLine(text) ?? []);
  for (const text of ['AT', 'ATI', 'AT+CSQ', 'AT+CREG?', 'AT+CLCC=?', 'ATS7?', 'AT+CLAC'])
    expect(asks(text), text).toBe(true);
  for (const text of ['ATX3', 'AT+CMEE=2', 'ATS7=30', 'AT+CSQ;+CREG=0', 'AT+UNKNOWN'])
    expect(asks(text), text).toBe(false);
});

/** Pieces of command lines, and what tears them. */
const piece = fc.constantFrom(
  'D', 'd0900', 'DT1', 'A', 'H', 'O0', 'Z', '&F', 'E0', 'E1', 'V1', 'I', 'S0=', 'S5=65', '0', '1', '999', '+CSQ', '+CHUP', '+CHLD=1', '+CREG?', '+X=', '=?', '?', '=',
  ';', '"', ',', ' ', '\\N3', '%C', '^A', '#D', '*', '!', '-', '/', '.', ':', '+', '+++', 'A/',
); // prettier-ignore
const anyText = fc.oneof(
  fc.array(piece, { maxLength: 8 }).map((parts) => parts.join('')),
  fc.string({ maxLength: 30 }),
  fc.array(fc.oneof(piece, fc.string({ maxLength: 3 })), { maxLength: 10 }).map((parts) => parts.join('')),
);

it('nothing that is let through has a command that makes, answers or ends a call, however the simulator reads it', () => {
  fc.assert(
    fc.property(anyText, (rest) => {
      const text = `AT${rest}`;
      fc.pre(refusal(text) === null);
      for (const command of commandsOf(rest)) {
        expect(command?.kind, text).not.toBe('dial');
        if (command?.kind === 'basic') expect(['A', 'H', 'O', 'Z', '&F', 'D']).not.toContain(command.name);
        if (command?.kind === 'setRegister') expect([2, 3, 4, 5]).not.toContain(command.register);
        if (command?.kind === 'setRegister' && command.register === 0) expect(command.value).toBe(0);
        if (command?.kind === 'extended' && command.action !== 'test' && command.action !== 'read')
          expect(['+CHUP', '+CHLD', '+CPIN', '+VTS']).not.toContain(command.name);
      }
    }),
    { numRuns: 20_000, maxSkipsPerRun: 1000 },
  );
});
