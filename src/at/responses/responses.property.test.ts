import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readTranscripts } from '../../../test/fixtures/transcripts.js';
import { parseCallProgress } from './call-progress.js';
import { parseCallerIdMessage } from './caller-id-message.js';
import {
  parseCalledNumber,
  parseCallerName,
  parseClip,
  parseConnectedParty,
  parseWaitingCall,
} from './calling-party.js';
import { parseListedCall } from './clcc.js';
import { parseDeviceNotice } from './device-notice.js';
import { parseClock, parseFunctionality } from './device-state.js';
import { parseHeardDigit } from './dtmf.js';
import { parseExtendedError, parseRedialLock } from './errors.js';
import { MAX_INFORMATION, splitFields } from './fields.js';
import { parseCapabilities, parseDeviceInformation, parseIdentityText, parseServiceClasses } from './identity.js';
import { parseIndicatorEvent, parseIndicatorNames, parseIndicatorValues } from './indicators.js';
import { parseCurrentOperator, parseOperators } from './operators.js';
import { parseSlcc } from './progress-others.js';
import { parseRanges } from './ranges.js';
import { isRegistrationAnswer, parseRegistration } from './registration.js';
import { parseReleaseReport } from './release-cause.js';
import { parseRinging } from './ringing.js';
import { parseDeviceSerial } from './serial.js';
import { parseNetworkEmergencyNumber } from './emergency-codes.js';
import { parseSimFileAnswer, parseSimFileForm } from './sim-file.js';
import { parseSimTries } from './sim-tries.js';
import { parseExtendedSignal, parseSignalQuality } from './signal.js';
import { parseOwnNumber, parseSimState } from './sim.js';
import {
  parseCallWaiting,
  parseForwarding,
  parseHoldOperations,
  parseNumberRestriction,
  parseServiceNotice,
} from './supplementary.js';

/** Every parser of a line, and the heads that it reads behind. */
const PARSERS: Readonly<Record<string, readonly [parse: (line: string) => unknown, ...heads: string[]]>> = {
  parseCallProgress: [
    parseCallProgress,
    ...['^ORIG:', '^CONF:', '^CONN:', '^CEND:', 'VOICE CALL:', 'MISSED_CALL:', '^DSCI:', '+QIND: "ccinfo",'],
    ...['+UCALLSTAT:', '#ECAM:', '*ECAV:', '^SLCC:', '+WIND:', 'HANGUP:', '+CLCC:'],
  ],
  parseCallerIdMessage: [parseCallerIdMessage, 'MESG = ', '80', '04'],
  parseCalledNumber: [parseCalledNumber, '+CDIP:'],
  parseCallerName: [parseCallerName, '+CNAP:'],
  parseClip: [parseClip, '+CLIP:'],
  parseConnectedParty: [parseConnectedParty, '+COLP:'],
  parseWaitingCall: [parseWaitingCall, '+CCWA:'],
  parseListedCall: [parseListedCall, '+CLCC:'],
  parseNetworkEmergencyNumber: [parseNetworkEmergencyNumber, '+CEN2:'],
  parseSimFileAnswer: [(line) => parseSimFileForm(parseSimFileAnswer(line)?.bytes ?? []), '+CRSM:'],
  parseSimTries: [(line) => parseSimTries(line, 'pin'), '+CPINR:', '+SPIC:', '^CPIN:', '+UPINCNT:'],
  parseClock: [parseClock, '+CCLK:'],
  parseFunctionality: [parseFunctionality, '+CFUN:'],
  parseDeviceNotice: [parseDeviceNotice, 'UNDER-VOLTAGE '],
  parseHeardDigit: [parseHeardDigit, '+RXDTMF:', '+DTMF:', '+QTONEDET:', '+UUDTMFD:', '#DTMFEV:'],
  parseExtendedError: [parseExtendedError, '+CME ERROR:', '+CMS ERROR:', '+EXT ERROR:'],
  parseRedialLock: [parseRedialLock, 'DELAYED', 'BLACKLISTED'],
  splitFields: [splitFields, ''],
  parseCapabilities: [parseCapabilities, '+GCAP:', ''],
  parseDeviceInformation: [(line) => parseDeviceInformation([line]), 'Manufacturer:', '+GCAP:', ''],
  parseIdentityText: [parseIdentityText, '+GMM:', ''],
  parseServiceClasses: [parseServiceClasses, '+FCLASS:', ''],
  parseIndicatorEvent: [parseIndicatorEvent, '+CIEV:'],
  parseIndicatorNames: [parseIndicatorNames, '+CIND:'],
  parseIndicatorValues: [parseIndicatorValues, '+CIND:'],
  parseCurrentOperator: [parseCurrentOperator, '+COPS:'],
  parseOperators: [parseOperators, '+COPS:'],
  parseSlcc: [parseSlcc, '^SLCC:'],
  parseRanges: [parseRanges, ''],
  isRegistrationAnswer: [isRegistrationAnswer, '+CREG:', '+CEREG:'],
  parseRegistration: [parseRegistration, '+CREG:', '+CGREG:', '+CEREG:', '+C5GREG:'],
  parseReleaseReport: [parseReleaseReport, '+CEER:'],
  parseRinging: [parseRinging, 'RING', 'RING;', 'RING/', '+CRING:'],
  parseDeviceSerial: [parseDeviceSerial, '+GSN:', 'IMEI:', ''],
  parseExtendedSignal: [parseExtendedSignal, '+CESQ:'],
  parseSignalQuality: [parseSignalQuality, '+CSQ:'],
  parseOwnNumber: [parseOwnNumber, '+CNUM:'],
  parseSimState: [parseSimState, '+CPIN:'],
  parseCallWaiting: [parseCallWaiting, '+CCWA:'],
  parseForwarding: [parseForwarding, '+CCFC:'],
  parseHoldOperations: [parseHoldOperations, '+CHLD:'],
  parseNumberRestriction: [parseNumberRestriction, '+CLIR:'],
  parseServiceNotice: [parseServiceNotice, '+CSSI:', '+CSSU:'],
};
const named = Object.entries(PARSERS).map(([name, [parse, ...heads]]) => ({ name, parse, heads }));

/** What stands in answers, in any order. */
const piece = fc.oneof(
  fc.constantFrom(',', '"', '(', ')', ' ', '\\', '-', '0x', ':', ';', '""', ',,', '\\22', '145', '+'),
  fc.nat(300).map(String),
  fc.string({ maxLength: 6 }),
  fc.string({ unit: 'binary', maxLength: 3 }),
);
const information = fc.array(piece, { maxLength: 24 }).map((pieces) => pieces.join(''));

test.each(named)('$name: any line gives null or a value', ({ parse, heads }) => {
  fc.assert(
    fc.property(fc.constantFrom(...heads, ''), fc.oneof(information, fc.string({ maxLength: 80 })), (head, text) => {
      expect(parse(head + text)).not.toBeUndefined();
    }),
    { numRuns: 300 },
  );
});

test.each(named)('$name: every line of the transcripts', ({ parse }) => {
  for (const { received } of readTranscripts())
    for (const bytes of received)
      for (const line of String.fromCharCode(...bytes).split(/[\r\n]+/)) expect(parse(line)).not.toBeUndefined();
});

/** What makes a parser go over the same characters again and again, if anything does. */
const REPEATED = [
  ',',
  '"',
  '(',
  ')',
  ' ',
  '" ',
  '"(',
  '(,',
  '1',
  'A',
  '\\',
  '\\2',
  '1,',
  '"1",',
  '(0-',
  'cause',
  ': ',
  '00',
  '0 ',
  ';',
];

/**
 * Each line is read to its end within the time limit of a test, which is for what hangs: steps by the square of a long line's length, or by the
 * cube of the longest that is read, do.
 */
test.each(named)('$name: the longest lines, and longer ones, come to an end', ({ parse, heads }) => {
  for (const head of heads)
    for (const repeated of REPEATED)
      for (const length of [MAX_INFORMATION, 300_000]) {
        const line = head + repeated.repeat(Math.floor((length - head.length) / repeated.length));
        expect(parse(line)).not.toBeUndefined();
      }
});
