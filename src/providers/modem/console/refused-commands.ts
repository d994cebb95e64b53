import type { LineCommand } from '../../../at/command-line.js';
import type { CommandRefusal } from '../../../tspi/console-commands.js';

type Reason = Exclude<CommandRefusal, 'unreadable'>;

/** Basic commands that may be sent, with what they may be set to where only some values may (V.250, 6; makers' manuals). */
const BASIC: Readonly<Record<string, readonly number[] | 'any' | Reason>> = {
  A: 'answer', H: 'hangUp', O: 'data', Z: 'reset', '&F': 'reset', '&Y': 'reset',
  E: [0], Q: [0], V: [1],
  B: 'any', C: 'any', F: 'any', I: 'any', K: 'any', L: 'any', M: 'any', N: 'any', P: 'any', T: 'any', W: 'any', X: 'any', Y: 'any',
  '&A': 'any', '&C': 'any', '&D': 'any', '&G': 'any', '&H': 'form', '&I': 'form', '&J': 'any', '&K': 'form', '&L': 'any', '&N': 'any',
  '&P': 'any', '&Q': 'form', '&M': 'form', '&R': 'form', '&S': 'any', '&T': 'mode', '&U': 'any', '&V': 'any', '&W': 'any', '&B': 'form',
  '\\A': 'any', '\\G': 'form', '\\N': 'any', '\\Q': 'form', '\\K': 'data', '\\V': 'any',
  '%C': 'any', '%E': 'any', '%L': 'any', '%Q': 'any',
}; // prettier-ignore

/** S-parameters that say how the modem's language is written: escape, line end, and what erases (V.250, 6.2; V.253). */
const FORM_REGISTERS: readonly number[] = [2, 3, 4, 5];
/** How many rings until the modem answers by itself: calls are the person's to answer. */
const AUTO_ANSWER = 0;

/** Commands by name, where they do something or set something. The first that fits holds. */
const EXTENDED: readonly (readonly [RegExp, Reason])[] = [
  [/DIAL|ORIG|^\+CDV$|^\+CMOD$/, 'dial'],
  [/^[+^](CHUP|CHV|END)$/, 'hangUp'],
  [/^\+(CHLD|CTFR|CHLDH)$|^\^(ANSWER|CHLD)/, 'calls'],
  [/^[+^#](VTS|DTMF)$/, 'digits'],
  [/^[+^#*!](CPIN2?|CLCK|CPWD|CSIM|CGLA|CCHO|CCHC|CRSM|CPIN\w*|SPIC|UPINCFG)$/, 'sim'],
  [/^\+(CCFC|CCFCU|CCWA|CLIR|COLR|CUSD|COPS|CPLS|CCNR)$|^[+#](USSD|CFF)$/, 'services'],
  [/^\+(CMGS|CMGC|CMSS|CNMA|CMGMS)$/, 'message'],
  [/^\+(CMGW|QISEND\w*|CIPSEND|QFUPL|QHTTP\w+|UDWNFILE|USECMNG|FSWRITE|CFTRANRX|CFSWFILE|CCERTDOWN|USOWR|USOST)$|^#(SSEND|M2MWRITE|WSCRIPT)/, 'prompt'],
  [/^\+(CGDATA|CGACT|CGANS|CGATT|CGCLASS|CIP(START|SHUT|OPEN)|CIICR|QI(ACT|DEACT|OPEN|CLOSE)|NET(OPEN|CLOSE)|CNACT|SAPBR|USO(CO|CR)|UPSDA?|UDCONF|HTTPACTION|WIPOPEN|CNCFG)$|^\$QCRMCALL$|^\^NDISDUP$|^#(SGACT|GPRS|SD|SO|ECM)\w*$/, 'data'],
  [/^\+(CFUN|CPOF|CRESET|CREBOOT|CPOWD|QPOWD|CPWROFF|QRST\w*|UFACTORY|CRST)$|RESET|REBOOT|SHDN|SHUTDOWN|SMSO|RFSWITCH|^[!^+#*]?\w*(FACTORY|UPDATE|FOTA|DLOAD)/, 'reset'],
  [/^\+(IPR|IFC|ICF|ILRR|CMUX|CSCS|CSTA|CSDH)$|^#(CMUXMODE|PORTCFG)|^\+(QURCCFG|UUSBCONF|CUSBPIDSWITCH)$|^\^(SETPORT|CURC|PORTSEL)$/, 'form'],
  [/^\+F(CLASS|AA|AE|TS|RS|TM|RM|TH|RH|DT|DR|ET|K)$|^\+V(LS|RX|TX|TR|NH|RN|IT|SM|PR|GT|GR|TD|BT|CON)$|^#(CLS|VLS|VRX|VTX|VTS|VSR|VBS|VBT)$/, 'mode'],
]; // prettier-ignore

/** What a command would do that it may not; null where it may be sent. Whatever only reads may. */
export function refusalOf(command: LineCommand): CommandRefusal | null {
  if (command.kind === 'dial') return 'dial';
  if (command.kind === 'register') {
    if (command.action === 'read') return null;
    if (command.register === AUTO_ANSWER) return command.value === 0 ? null : 'answer';
    return FORM_REGISTERS.includes(command.register) ? 'form' : null;
  }
  if (command.kind === 'extended') {
    if (command.action === 'test' || command.action === 'read') return null;
    return EXTENDED.find(([pattern]) => pattern.test(command.name))?.[1] ?? null;
  }
  const rule = BASIC[command.name];
  if (rule === undefined) return 'unreadable';
  if (rule === 'any') return null;
  if (typeof rule === 'string') return rule;
  return rule.includes(command.value) ? null : 'form';
}

/** A command as a person knows it again. */
export function nameOf(command: LineCommand): string {
  if (command.kind === 'dial') return 'ATD';
  if (command.kind === 'register') return `ATS${command.register}`;
  if (command.kind === 'extended') return `AT${command.name}`;
  return `AT${command.name}${command.value === 0 ? '' : command.value}`;
}

/** Commands that tell something when they are run, and change nothing. */
const TELLING =
  /^(\+(G(MI|MM|MR|SN|OI|CAP)|C(GMI|GMM|GMR|GSN|IMI|NUM|LAC|EER|PAS|BC|SQ|ESQ|PINR|CID|LCC|IND)|Q(CCID|CSQ|ENG|NWINFO)|ICCID|CPSI|VGM)|\^(SYSINFO(EX)?|HCSQ|ICCID)|#(CGSN|CIMI|CCID|RFSTS))$/;

/** Whether a line leaves the modem as it was. */
export function onlyAsks(commands: readonly LineCommand[]): boolean {
  return commands.every((command) => {
    if (command.kind === 'basic') return command.name === 'I' || command.name === '&V';
    if (command.kind === 'register') return command.action === 'read';
    if (command.kind === 'extended')
      return (
        command.action === 'read' ||
        command.action === 'test' ||
        (command.action === 'run' && TELLING.test(command.name))
      );
    return false;
  });
}
