import type { CommandOutcome } from '../../modem-core.js';
import { numberAndType } from '../call-lines.js';
import { afterMs, kept, tells, type CellularCore, type CommandTable } from '../core.js';
import { CME } from '../errors.js';

/** Voice and data: what this network tells apart. */
const WAITING_CLASSES = [1, 2];
const ALL_CLASSES = 7;

/** Who calls, who is called, and what is told of it: 3GPP TS 27.007 6.11, 7.1, 7.6 to 7.9, 7.12, 7.17, 7.30. */
export const presentationCommands: CommandTable = {
  '+CLIP': kept('+CLIP', /^[01]$/, '(0,1)', (value) => `${value},1`),
  '+CLIR': kept('+CLIR', /^[0-2]$/, '(0-2)', (value) => `${value},4`),
  '+COLP': kept('+COLP', /^[01]$/, '(0,1)', (value) => `${value},1`),
  '+CNAP': kept('+CNAP', /^[01]$/, '(0,1)', (value) => `${value},1`),
  '+CDIP': kept('+CDIP', /^[01]$/, '(0,1)', (value) => `${value},1`),
  '+CRC': kept('+CRC', /^[01]$/, '(0,1)'),
  '+CSSN': {
    ...kept('+CSSN', /^[01](?:,[01])?$/, '(0,1),(0,1)'),
    set: (modem, [intermediate = '', unsolicited = '0'], text) => {
      if (!/^[01](?:,[01])?$/.test(text)) return modem.error(CME.incorrectParameters);
      modem.setParameter('+CSSN', `${intermediate},${unsolicited}`);
      return 'OK';
    },
  },
  '+CCWA': { ...kept('+CCWA', /^[01]$/, '(0,1)'), needsSim: true, set: setWaiting },
  '+CNUM': {
    needsSim: true,
    test: '',
    run: tells(({ mobile }) => [
      `+CNUM: "",${numberAndType({ number: mobile.number, name: '', presentation: 'allowed' })}`,
    ]),
  },
};

/** `n[,mode[,class]]`: mode 0 off, 1 on, 2 query. */
function setWaiting(
  modem: CellularCore,
  [n = '', mode = '', classes = '']: readonly string[],
  text: string,
): CommandOutcome {
  if (!/^[01]?(?:,[0-2](?:,\d{1,3})?)?$/.test(text)) return modem.error(CME.incorrectParameters);
  if (n !== '') modem.setParameter('+CCWA', n);
  if (mode === '') return 'OK';
  const wanted = classes === '' ? ALL_CLASSES : Number(classes) & ALL_CLASSES;
  const { services } = modem.mobile;
  return afterMs(modem, modem.profile.times.network, () => {
    if (mode === '1') services.waitingClasses |= wanted;
    else if (mode === '0') services.waitingClasses &= ~wanted;
    else modem.information(...waitingStatus(services.waitingClasses, wanted));
    return 'OK';
  });
}

function waitingStatus(active: number, wanted: number): readonly string[] {
  const classes = WAITING_CLASSES.filter((one) => (one & wanted) !== 0);
  if ((active & wanted) === 0 || classes.length === 0) return [`+CCWA: 0,${wanted}`];
  return classes.map((one) => `+CCWA: ${(active & one) === 0 ? 0 : 1},${one}`);
}
