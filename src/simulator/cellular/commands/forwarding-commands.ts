import type { Forwarding, ForwardingReason } from '../../../network/mobile/services.js';
import type { CommandOutcome } from '../../modem-core.js';
import { typeOf } from '../call-lines.js';
import { afterMs, type CellularCore, type CommandTable } from '../core.js';
import { CME } from '../errors.js';

/** From OK to the notice that a conditional forwarding is in force, in milliseconds. */
const NOTICE_MS = 30;
const DEFAULT_AFTER_S = 20;
const ALL_CLASSES = 7;
const REASONS: readonly ForwardingReason[] = ['unconditional', 'busy', 'noReply', 'notReachable'];
/** Reason 4 is all of them, 5 all conditional ones. */
const REASONS_BY_NUMBER: Readonly<Record<string, readonly ForwardingReason[]>> = {
  ...Object.fromEntries(REASONS.map((reason, number) => [String(number), [reason]])),
  '4': REASONS,
  '5': REASONS.slice(1),
};

/** Call forwarding: 3GPP TS 27.007 7.11. */
export const forwardingCommands: CommandTable = {
  '+CCFC': { needsSim: true, test: '+CCFC: (0-5)', set: setForwarding },
};

/** `reason,mode[,number[,type[,class[,subaddr,satype[,time]]]]]`: mode 0 off, 1 on, 2 query, 3 register, 4 erase. */
function setForwarding(modem: CellularCore, fields: readonly string[]): CommandOutcome {
  const [reason = '', mode = '', number = '', , classes = '', , , time = ''] = fields;
  const reasons = REASONS_BY_NUMBER[reason];
  const afterS = time === '' ? DEFAULT_AFTER_S : Number(time);
  const forwarding: Forwarding = {
    number,
    active: true,
    classes: classes === '' ? ALL_CLASSES : Number(classes),
    afterS,
  };
  if (reasons === undefined || !/^[0-4]$/.test(mode) || !(afterS >= 1 && afterS <= 30))
    return modem.error(CME.incorrectParameters);
  if (mode === '3' && !/^\+?[0-9]{1,20}$/.test(number)) return modem.error(CME.incorrectParameters);
  if (mode === '2' && reasons.length > 1) return modem.error(CME.notAllowed);
  return afterMs(modem, modem.profile.times.network, () => {
    if (mode === '2') modem.information(...status(modem, reasons[0] ?? 'unconditional'));
    else if (!change(modem, reasons, mode, forwarding)) return modem.error(CME.notAllowed);
    return 'OK';
  });
}

function change(
  modem: CellularCore,
  reasons: readonly ForwardingReason[],
  mode: string,
  forwarding: Forwarding,
): boolean {
  const { services } = modem.mobile;
  let known = true;
  for (const reason of reasons) {
    if (mode === '3') services.register(reason, forwarding);
    else if (mode === '4') services.erase(reason);
    else known = services.activate(reason, mode === '1') && known;
  }
  const conditional = reasons.some((reason) => reason !== 'unconditional');
  if (mode === '3' && conditional && modem.profile.tellsForwardingSet && modem.parameter('+CSSN').startsWith('1'))
    modem.later(NOTICE_MS, () => {
      modem.unsolicited('+CSSI: 1');
    });
  return known || reasons.length > 1;
}

/** One line for each of the classes voice, data and fax. */
function status({ mobile }: CellularCore, reason: ForwardingReason): readonly string[] {
  const known = mobile.services.forwarding(reason);
  if (known === null) return [`+CCFC: 0,${ALL_CLASSES}`];
  const time = reason === 'noReply' ? `,,,${known.afterS}` : '';
  return [1, 2, 4].map((one) =>
    (known.classes & one) === 0
      ? `+CCFC: 0,${one}`
      : `+CCFC: ${Number(known.active)},${one},"${known.number}",${typeOf(known.number)}${time}`,
  );
}
