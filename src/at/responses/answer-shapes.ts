import type { AnswerShape } from '../command.js';
import { parseListedCall } from './clcc.js';
import { isSetting } from './calling-party.js';
import { fieldsOf } from './fields.js';
import { isRegistrationAnswer, type RegistrationHead } from './registration.js';
import { parseCallWaiting } from './supplementary.js';

/** Answers to read commands of registration, `<n>,<stat>…`: an unsolicited line has no <n> (registration.ts). */
export function registrationAnswer(head: RegistrationHead): AnswerShape {
  return { head, fits: isRegistrationAnswer };
}

/**
 * The same where a device may leave <n> out of its answer: <stat> alone can be the answer as well, so it is while the command waits. Of several
 * lines the last is the newest.
 */
export function statusAnswer(head: RegistrationHead): AnswerShape {
  return { head, fits: (line) => isRegistrationAnswer(line) || fieldsOf(line, head)?.length === 1 };
}

/** Answers to AT+CLCC. Only unsolicited lines (SIMCom, AT+CLCC=1) tell of a call that is over; all others are in the list as well. */
export const listAnswer: AnswerShape = { head: '+CLCC:', fits: (line) => parseListedCall(line)?.state !== 'released' };

/** Answers to AT+CCWA=1,2: two numbers without quotes. All others are calls that wait. */
export const callWaitingAnswer: AnswerShape = { head: '+CCWA:', fits: (line) => parseCallWaiting(line) !== null };

/**
 * Answers to the read and test commands of what presents numbers and names, `<n>,<m>` or sets: +CLIP, +COLP, +CNAP, +CDIP, +CCWA. A
 * line with a party in it is unsolicited.
 */
export function settingAnswer(head: string): AnswerShape {
  return {
    head,
    fits: (line) => {
      const fields = fieldsOf(line, head);
      return fields !== null && isSetting(fields);
    },
  };
}

/** Answers to AT+CUSD?: one number. A session's own lines have text behind it, or come while nobody asks. */
export const ussdSetting: AnswerShape = settingAnswer('+CUSD:');
