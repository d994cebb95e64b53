/**
 * The rules that hold at every moment. The witness judges them during all checks and all random operations; each is a check of its
 * own, so that what one breach spoils is not told many times over.
 */
export const RULES = {
  'return.throws': { about: 'every function', rule: 'a function returns: it does not throw' },
  'return.async': {
    about: 'asynchronous functions',
    rule: 'an asynchronous function returns its own id or a negative error',
  },
  'return.sync': { about: 'synchronous functions', rule: 'a synchronous function returns 0 or a negative error' },
  'return.close': { about: 'lineClose, lineCloseCall, phoneClose', rule: 'closing an open handle succeeds' },
  'return.error': {
    about: 'every function',
    rule: 'an error is one of TAPI’s, or the device’s own from 0xC0000000 on',
  },
  'return.family': {
    about: 'every function',
    rule: 'functions of lines have errors of LINEERR, functions of phones of PHONEERR',
  },
  'background.throws': {
    about: 'every function',
    rule: 'what a provider does later, or when something happens outside, does not throw',
  },
  'background.rejects': { about: 'every function', rule: 'no promise is rejected without anybody who handles it' },
  'told.number': { about: 'the structures', rule: 'numbers are DWORDs: whole, from 0 to 0xFFFFFFFF' },
  'told.type': { about: 'the structures', rule: 'members are of their types' },
  'told.missing': { about: 'the structures', rule: 'no member is missing but those that may be' },
  'told.throws': { about: 'the structures', rule: 'reading a member does not throw' },
  'told.constant': { about: 'the structures', rule: 'members that are constants are some of their group' },
  'told.device': {
    about: 'lineGetCallInfo, lineGetAddressCaps',
    rule: 'lineDeviceId and addressId are those of the line that was asked about',
  },
  'told.addresses': {
    about: 'lineGetDevCaps, lineGetNumAddressIDs',
    rule: 'a line has an address at least, and tells one number of them',
  },
  'told.callStatus': { about: 'lineGetCallStatus', rule: 'LINECALLSTATUS is as the last LINE_CALLSTATE told' },
  'completion.ever': { about: 'asyncCompletion', rule: 'an accepted request is completed' },
  'completion.once': { about: 'asyncCompletion', rule: 'a request is completed once' },
  'completion.own': { about: 'asyncCompletion', rule: 'only ids that were given and accepted are completed' },
  'completion.refused': { about: 'asyncCompletion', rule: 'a request that was refused is not completed' },
  'completion.result': { about: 'asyncCompletion', rule: 'a completion carries 0 or a negative error' },
  'outs.return': { about: 'every function', rule: 'out-parameters are set when the function has succeeded' },
  'outs.end': { about: 'asyncCompletion', rule: 'what is filled before a request ends is filled when it is completed' },
  'handle.line': { about: 'lineOpen', rule: 'handles of open lines are not 0, and one is given once at a time' },
  'handle.call': {
    about: 'lineMakeCall and the like',
    rule: 'handles of calls are not 0, and one is given once at a time',
  },
  'handle.phone': { about: 'phoneOpen', rule: 'handles of open phones are not 0, and one is given once at a time' },
  'event.handle': {
    about: 'lineEvent',
    rule: 'events carry handles that the host has given, of the line that the call is on',
  },
  'event.message': { about: 'lineEvent', rule: 'events are messages of TSPI, with whole numbers' },
  'event.creation': {
    about: 'lineEvent',
    rule: 'no event of a call in creation precedes its success, or follows its failure',
  },
  'event.firstState': { about: 'lineNewCall', rule: 'after LINE_NEWCALL the next event of the call is LINE_CALLSTATE' },
  'event.backlog': { about: 'lineNewCall', rule: 'a call that the host did not take has no events' },
  'event.state': { about: 'lineEvent', rule: 'LINE_CALLSTATE carries one LINECALLSTATE that may follow the last one' },
  'event.repeat': { about: 'lineEvent', rule: 'a state is told once, unless its mode or media mode changes' },
  'event.mode': {
    about: 'lineEvent',
    rule: 'LINE_CALLSTATE carries a mode of its state’s group, 0 where the state has none',
  },
  'event.media': { about: 'lineEvent', rule: 'media modes are LINEMEDIAMODE bits' },
  'event.afterIdle': { about: 'lineEvent', rule: 'nothing of a call follows IDLE' },
  'event.afterClose': { about: 'lineEvent', rule: 'nothing of a call or line follows its close' },
  'event.afterPhoneClose': { about: 'phoneEvent', rule: 'nothing of a phone follows its close' },
  'event.afterShutdown': { about: 'providerShutdown', rule: 'nothing is told after providerShutdown' },
  'end.id': {
    about: 'lineGenerateDigits, lineGatherDigits',
    rule: 'LINE_GENERATE and LINE_GATHERDIGITS end what was begun, once, with the id that it was begun with',
  },
  'end.replaced': {
    about: 'lineGenerateDigits, lineGatherDigits',
    rule: 'what is replaced ends with CANCEL, before what replaces it',
  },
  'end.call': { about: 'lineGenerateDigits, lineGatherDigits', rule: 'digits end before their call is IDLE' },
  'drain.call': { about: 'lineCloseCall', rule: 'what is out on a call completes before lineCloseCall returns' },
  'drain.line': { about: 'lineClose', rule: 'what is out on a line completes before lineClose returns' },
  'drain.phone': { about: 'phoneClose', rule: 'what is out on a phone completes before phoneClose returns' },
  'drain.provider': { about: 'providerShutdown', rule: 'nothing is out when providerShutdown returns' },
} as const;

/** A rule that holds at every moment. */
export type Rule = keyof typeof RULES;
