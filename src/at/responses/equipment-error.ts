/**
 * Errors of mobile equipment by their codes: a name that stays, and the text of AT+CMEE=2 (3GPP TS 27.007, 9.2.1 and 9.2.2). 515 is of
 * makers (ZTE, Qualcomm): still starting.
 */
const EQUIPMENT_ERRORS = [
  [0, 'phoneFailure', 'phone failure'],
  [1, 'noConnection', 'no connection to phone'],
  [2, 'linkReserved', 'phone-adaptor link reserved'],
  [3, 'notAllowed', 'operation not allowed'],
  [4, 'notSupported', 'operation not supported'],
  [5, 'phoneSimPinRequired', 'PH-SIM PIN required'],
  [6, 'phoneFirstSimPinRequired', 'PH-FSIM PIN required'],
  [7, 'phoneFirstSimPukRequired', 'PH-FSIM PUK required'],
  [10, 'simMissing', 'SIM not inserted'],
  [11, 'simPinRequired', 'SIM PIN required'],
  [12, 'simPukRequired', 'SIM PUK required'],
  [13, 'simFailure', 'SIM failure'],
  [14, 'simBusy', 'SIM busy'],
  [15, 'simWrong', 'SIM wrong'],
  [16, 'incorrectPassword', 'incorrect password'],
  [17, 'simPin2Required', 'SIM PIN2 required'],
  [18, 'simPuk2Required', 'SIM PUK2 required'],
  [20, 'memoryFull', 'memory full'],
  [21, 'invalidIndex', 'invalid index'],
  [22, 'notFound', 'not found'],
  [23, 'memoryFailure', 'memory failure'],
  [24, 'textTooLong', 'text string too long'],
  [25, 'invalidText', 'invalid characters in text string'],
  [26, 'dialStringTooLong', 'dial string too long'],
  [27, 'invalidDialString', 'invalid characters in dial string'],
  [30, 'noNetwork', 'no network service'],
  [31, 'networkTimeout', 'network timeout'],
  [32, 'emergencyCallsOnly', 'network not allowed - emergency calls only'],
  [40, 'networkPinRequired', 'network personalization PIN required'],
  [41, 'networkPukRequired', 'network personalization PUK required'],
  [42, 'networkSubsetPinRequired', 'network subset personalization PIN required'],
  [43, 'networkSubsetPukRequired', 'network subset personalization PUK required'],
  [44, 'serviceProviderPinRequired', 'service provider personalization PIN required'],
  [45, 'serviceProviderPukRequired', 'service provider personalization PUK required'],
  [46, 'corporatePinRequired', 'corporate personalization PIN required'],
  [47, 'corporatePukRequired', 'corporate personalization PUK required'],
  [48, 'hiddenKeyRequired', 'hidden key required'],
  [50, 'incorrectParameters', 'incorrect parameters'],
  [100, 'unknown', 'unknown'],
  [103, 'illegalSubscriber', 'illegal MS'],
  [106, 'illegalEquipment', 'illegal ME'],
  [107, 'packetNotAllowed', 'GPRS services not allowed'],
  [111, 'networkNotAllowed', 'PLMN not allowed'],
  [112, 'areaNotAllowed', 'location area not allowed'],
  [113, 'roamingNotAllowed', 'roaming not allowed in this location area'],
  [132, 'serviceNotSupported', 'service option not supported'],
  [133, 'serviceNotSubscribed', 'requested service option not subscribed'],
  [134, 'serviceOutOfOrder', 'service option temporarily out of order'],
  [148, 'unspecifiedPacket', 'unspecified GPRS error'],
  [149, 'packetAuthentication', 'PDP authentication failure'],
  [515, 'starting', 'please wait, init or command processing in progress'],
] as const;

/** An error of mobile equipment by name; `other` for a code or text that is not known. */
export type EquipmentErrorName = (typeof EQUIPMENT_ERRORS)[number][1] | 'other';

/** A code and its name; the code is null for a text that is not known. */
export interface EquipmentError {
  readonly kind: 'equipment';
  readonly code: number | null;
  readonly name: EquipmentErrorName;
}

type Row = readonly [number, EquipmentErrorName];

const byCode = new Map<number, Row>(EQUIPMENT_ERRORS.map(([code, name]) => [code, [code, name]]));
const byText = new Map<string, Row>(EQUIPMENT_ERRORS.map(([code, name, text]) => [comparable(text), [code, name]]));

/** Reads what stands behind `+CME ERROR:`: a number, or a text in any case and with any blanks. */
export function equipmentError(text: string): EquipmentError {
  if (/^\d{1,6}$/.test(text)) return named(byCode.get(Number(text)) ?? [Number(text), 'other']);
  return named(byText.get(comparable(text)) ?? [null, 'other']);
}

function named([code, name]: readonly [number | null, EquipmentErrorName]): EquipmentError {
  return { kind: 'equipment', code, name };
}

/** Devices differ in case, blanks, hyphens and quotes. */
function comparable(text: string): string {
  return text.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
}
