import type { Leg } from '../../network/exchange/leg.js';
import { LINEBEARERMODE, LINECALLTREATMENT, LINEMEDIAMODE } from '../../tspi/generated/constants.js';
import type { HdCall, HtCall } from '../../tspi/result.js';
import type { LineDialParams } from '../../tspi/structures.js';
import { DEFAULT_DIAL_PARAMS, TERMINALS } from './capabilities.js';
import type { CallMedia } from './call-media.js';
import type { ExchangeLine } from './exchange-line.js';

/** What the application gave with a call and set on it; the exchange keeps it. */
export interface CallData {
  appSpecific: number;
  callData: Uint8Array;
  mediaMode: number;
  bearerMode: number;
  rate: number;
  dialParams: LineDialParams;
  treatment: number;
  callParamFlags: number;
  countryCode: number;
  displayableAddress: string;
  calledParty: string;
  comment: string;
  terminalModes: number[];
}

/** A call that the host has a handle of: a leg, and what belongs to it on this side of the interface. */
export class ExchangeCall {
  readonly data: CallData;
  /** Its creation is not complete: nothing of it may be told. */
  pending = true;
  /** IDLE has been told: nothing follows. */
  ended = false;

  constructor(
    readonly hdCall: HdCall,
    readonly htCall: HtCall,
    readonly line: ExchangeLine,
    readonly leg: Leg,
    readonly media: CallMedia,
  ) {
    leg.tended = true;
    this.data = {
      appSpecific: 0,
      callData: new Uint8Array(),
      mediaMode: leg.info.media || LINEMEDIAMODE.INTERACTIVEVOICE,
      bearerMode: leg.info.bearer || LINEBEARERMODE.VOICE,
      rate: 0,
      dialParams: DEFAULT_DIAL_PARAMS,
      treatment: LINECALLTREATMENT.SILENCE,
      callParamFlags: 0,
      countryCode: 0,
      displayableAddress: '',
      calledParty: '',
      comment: '',
      terminalModes: TERMINALS.map(({ termModes }) => termModes),
    };
  }
}
