import { each, type ProviderFunctions } from '../../tspi/availability.js';

const because = (unavailable: string): { readonly unavailable: string } => ({ unavailable });

/**
 * What ModemProvider does with each of TSPI's functions on an analog line of a voice modem: what it has for cellular ones answers
 * OPERATIONUNAVAIL there. Data and fax modems hear no digits: OPERATIONUNAVAIL, as their capabilities say.
 */
export const modemFunctions: ProviderFunctions = {
  ...each(
    [
      'providerInit',
      'providerShutdown',
      'providerEnumDevices',
      'providerCreateLineDevice',
      'lineNegotiateTSPIVersion',
      'lineGetDevCaps',
      'lineGetAddressCaps',
      'lineGetDevConfig',
      'lineSetDevConfig',
      'lineOpen',
      'lineClose',
      'lineGetLineDevStatus',
      'lineSetStatusMessages',
      'lineSetDefaultMediaDetection',
      'lineGetAddressStatus',
      'lineGetAddressID',
      'lineGetNumAddressIDs',
      'lineGetID',
      'lineMakeCall',
      'lineAnswer',
      'lineDrop',
      'lineCloseCall',
      'lineGetCallInfo',
      'lineGetCallStatus',
      'lineSetAppSpecific',
      'lineGenerateDigits',
      'lineGatherDigits',
      'lineMonitorDigits',
      'lineMonitorMedia',
      'lineDevSpecific',
    ],
    'implemented',
  ),

  lineDial: because('No call waits for more digits: LINEADDRCAPFLAGS_PARTIALDIAL is not claimed.'),
  lineAccept: because('A modem rings by itself from the first RING on.'),
  lineGetIcon: because('A modem brings no picture of itself.'),
  lineSetLineDevStatus: because('What LINEDEVSTATUS shows is the state of the port and the network, not a setting.'),
  lineSetTerminal: because('Where the voice goes is wired into the modem.'),
  lineConditionalMediaDetection: because('Every line takes every media mode in its capabilities at any time.'),
  ...each(
    ['lineGetCallAddressID', 'lineGetCallIDs'],
    because('A line has one address, 0, and LINECALLINFO tells it; a modem does not number its calls.'),
  ),
  ...each(
    ['lineGetCallHubTracking', 'lineSetCallHubTracking'],
    because('One call at a time: there are none that belong together.'),
  ),
  ...each(
    ['lineNegotiateExtVersion', 'lineSelectExtVersion', 'lineGetExtensionID', 'lineDevSpecificFeature'],
    because('There is no extension with versions.'),
  ),
  ...each(
    ['lineSetCallData', 'lineSetMediaMode'],
    because('Nothing but a number (lineSetAppSpecific) is kept with a call.'),
  ),
  ...each(
    ['lineSetCallParams', 'lineSetCallTreatment', 'lineSecureCall', 'lineSendUserUserInfo', 'lineReleaseUserUserInfo'],
    because('No command is sent that would change a call after it was placed.'),
  ),
  ...each(
    [
      'lineHold',
      'lineUnhold',
      'lineSwapHold',
      'lineSetupTransfer',
      'lineCompleteTransfer',
      'lineBlindTransfer',
      'lineSetupConference',
      'linePrepareAddToConference',
      'lineAddToConference',
      'lineRemoveFromConference',
    ],
    because('An analog line has one call at a time: no hook flash is sent.'),
  ),
  ...each(
    ['lineRedirect', 'lineForward', 'linePark', 'lineUnpark', 'linePickup', 'lineCompleteCall', 'lineUncompleteCall'],
    because('Services of the switch are used by dialling their codes; the modem cannot tell what they led to.'),
  ),
  ...each(
    ['lineGenerateTone', 'lineMonitorTones', 'lineSetMediaControl'],
    because(
      'Nothing is played on a call but the digits that are sent, and of tones a modem tells digits and the signs of fax and data only.',
    ),
  ),
  ...each(
    [
      'providerCreatePhoneDevice',
      'phoneClose',
      'phoneDevSpecific',
      'phoneGetButtonInfo',
      'phoneGetData',
      'phoneGetDevCaps',
      'phoneGetDisplay',
      'phoneGetExtensionID',
      'phoneGetGain',
      'phoneGetHookSwitch',
      'phoneGetID',
      'phoneGetIcon',
      'phoneGetLamp',
      'phoneGetRing',
      'phoneGetStatus',
      'phoneGetVolume',
      'phoneNegotiateExtVersion',
      'phoneNegotiateTSPIVersion',
      'phoneOpen',
      'phoneSelectExtVersion',
      'phoneSetButtonInfo',
      'phoneSetData',
      'phoneSetDisplay',
      'phoneSetGain',
      'phoneSetHookSwitch',
      'phoneSetLamp',
      'phoneSetRing',
      'phoneSetStatusMessages',
      'phoneSetVolume',
    ],
    because('A modem is no phone device.'),
  ),
};

/** The same on a cellular line whose modem tells the digits that it hears, which has several calls. The line that a function is called on decides which of the two holds. */
export const cellularFunctions: ProviderFunctions = {
  ...modemFunctions,
  ...each(
    [
      'lineDial',
      'lineHold',
      'lineUnhold',
      'lineSwapHold',
      'lineSetupTransfer',
      'lineCompleteTransfer',
      'lineSetupConference',
      'linePrepareAddToConference',
      'lineAddToConference',
      'lineRemoveFromConference',
      'lineRedirect',
      'lineForward',
    ],
    'implemented',
  ),
  lineMonitorMedia: because('What a call carries the network tells when it offers it, and no tones are told.'),
  lineBlindTransfer: because('A network transfers to a call that there is (+CHLD=4), not to a number.'),
  ...each(
    ['lineGetCallHubTracking', 'lineSetCallHubTracking'],
    because('What belongs together is a conference, and its parties name it.'),
  ),
};

/** What a cellular line can do depends on its modem, which its test command and its maker's language tell. */
export function cellularFunctionsOf(modem: { readonly deflects: boolean; readonly hears: boolean }): ProviderFunctions {
  return {
    ...cellularFunctions,
    ...(modem.deflects ? {} : withoutDeflection),
    ...(modem.hears ? {} : deaf),
  };
}

const withoutDeflection: Partial<ProviderFunctions> = {
  lineRedirect: because('The modem has no command that sends an offered call on (+CTFR).'),
};

const deaf: Partial<ProviderFunctions> = each(
  ['lineGatherDigits', 'lineMonitorDigits'],
  because('No command of this modem has it listen for digits.'),
);
