/** Errors of messages by their codes (3GPP TS 27.005, 3.2.5; below 128 causes of 3GPP TS 24.011, E-2). */
const MESSAGE_ERRORS = [
  [1, 'unassignedNumber', 'unassigned number'],
  [8, 'operatorBarring', 'operator determined barring'],
  [10, 'callBarred', 'call barred'],
  [21, 'transferRejected', 'short message transfer rejected'],
  [27, 'destinationOutOfService', 'destination out of service'],
  [28, 'unidentifiedSubscriber', 'unidentified subscriber'],
  [29, 'facilityRejected', 'facility rejected'],
  [30, 'unknownSubscriber', 'unknown subscriber'],
  [38, 'networkOutOfOrder', 'network out of order'],
  [41, 'temporaryFailure', 'temporary failure'],
  [42, 'congestion', 'congestion'],
  [47, 'resourcesUnavailable', 'resources unavailable'],
  [50, 'facilityNotSubscribed', 'requested facility not subscribed'],
  [69, 'facilityNotImplemented', 'requested facility not implemented'],
  [96, 'mandatoryInformation', 'invalid mandatory information'],
  [111, 'protocolError', 'protocol error, unspecified'],
  [127, 'interworking', 'interworking, unspecified'],
  [300, 'equipmentFailure', 'ME failure'],
  [301, 'serviceReserved', 'SMS service of ME reserved'],
  [302, 'notAllowed', 'operation not allowed'],
  [303, 'notSupported', 'operation not supported'],
  [304, 'invalidPduParameter', 'invalid PDU mode parameter'],
  [305, 'invalidTextParameter', 'invalid text mode parameter'],
  [310, 'simMissing', 'SIM not inserted'],
  [311, 'simPinRequired', 'SIM PIN required'],
  [312, 'phoneSimPinRequired', 'PH-SIM PIN required'],
  [313, 'simFailure', 'SIM failure'],
  [314, 'simBusy', 'SIM busy'],
  [315, 'simWrong', 'SIM wrong'],
  [316, 'simPukRequired', 'SIM PUK required'],
  [317, 'simPin2Required', 'SIM PIN2 required'],
  [318, 'simPuk2Required', 'SIM PUK2 required'],
  [320, 'memoryFailure', 'memory failure'],
  [321, 'invalidIndex', 'invalid memory index'],
  [322, 'memoryFull', 'memory full'],
  [330, 'serviceCentreUnknown', 'SMSC address unknown'],
  [331, 'noNetwork', 'no network service'],
  [332, 'networkTimeout', 'network timeout'],
  [340, 'noAcknowledgementExpected', 'no +CNMA acknowledgement expected'],
  [500, 'unknown', 'unknown error'],
] as const;

/** An error of messages by name; `deliveryFailure` for the causes 128 to 255 of TS 23.040, `other` for what is not known. */
export type MessageErrorName = (typeof MESSAGE_ERRORS)[number][1] | 'deliveryFailure' | 'other';

/** A code and its name; the code is null for a text that is not known. */
export interface MessageError {
  readonly kind: 'message';
  readonly code: number | null;
  readonly name: MessageErrorName;
}

const byCode = new Map<number, MessageErrorName>(MESSAGE_ERRORS.map(([code, name]) => [code, name]));
const byText = new Map<string, number>(MESSAGE_ERRORS.map(([code, , text]) => [comparable(text), code]));

/** Reads what stands behind `+CMS ERROR:`: a number, or a text in any case and with any blanks. */
export function messageError(text: string): MessageError {
  const code = /^\d{1,6}$/.test(text) ? Number(text) : (byText.get(comparable(text)) ?? null);
  return { kind: 'message', code, name: code === null ? 'other' : nameOf(code) };
}

/** TP failure causes come from the other end's device, through the network. */
function nameOf(code: number): MessageErrorName {
  return byCode.get(code) ?? (code >= 128 && code <= 255 ? 'deliveryFailure' : 'other');
}

function comparable(text: string): string {
  return text.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
}
