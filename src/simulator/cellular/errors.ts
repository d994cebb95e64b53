/** Equipment errors that the virtual modems know: 3GPP TS 27.007 9.2. */
export const CME = {
  notAllowed: 3,
  notSupported: 4,
  simNotInserted: 10,
  pinRequired: 11,
  pukRequired: 12,
  simFailure: 13,
  simBusy: 14,
  wrongPassword: 16,
  notFound: 22,
  dialStringTooLong: 26,
  invalidDialCharacters: 27,
  noNetwork: 30,
  incorrectParameters: 50,
} as const;

/** The number of an equipment error. */
export type CmeError = (typeof CME)[keyof typeof CME];

/** What `+CMEE=2` says. */
export const cmeTexts: Readonly<Record<CmeError, string>> = {
  [CME.notAllowed]: 'operation not allowed',
  [CME.notSupported]: 'operation not supported',
  [CME.simNotInserted]: 'SIM not inserted',
  [CME.pinRequired]: 'SIM PIN required',
  [CME.pukRequired]: 'SIM PUK required',
  [CME.simFailure]: 'SIM failure',
  [CME.simBusy]: 'SIM busy',
  [CME.wrongPassword]: 'incorrect password',
  [CME.notFound]: 'not found',
  [CME.dialStringTooLong]: 'dial string too long',
  [CME.invalidDialCharacters]: 'invalid characters in dial string',
  [CME.noNetwork]: 'no network service',
  [CME.incorrectParameters]: 'Incorrect parameters',
};
