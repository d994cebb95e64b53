import type { CallDialect } from './call-dialect.js';

/** A line that a modem sends by itself some time after it was started, or after its card became ready. */
export interface TimedLine {
  readonly afterMs: number;
  readonly line: string;
}

/** How long things take, in milliseconds. */
export interface CellularTimes {
  /** From power on until the card answers. */
  readonly simBusy: number;
  /** From the card being ready to being registered. */
  readonly registration: number;
  readonly pin: number;
  /** From the PIN's OK until the card is ready. */
  readonly simReady: number;
  readonly dial: number;
  readonly answer: number;
  readonly hangUp: number;
  readonly hold: number;
  /** One digit of +VTS. */
  readonly dtmf: number;
  /** Asking the network for a supplementary service. */
  readonly network: number;
  /** `+COPS=?` */
  readonly scan: number;
  readonly ringPeriod: number;
}

/** A setting of the maker's own. */
export interface Switch {
  readonly initial: string;
  readonly accepts: RegExp;
  /** The line that the read form answers in place of the value. */
  readonly reads?: string;
}

/** Who a virtual cellular modem says it is, and how it behaves where makers differ. */
export interface CellularProfile {
  readonly manufacturer: string;
  readonly model: string;
  readonly revision: string;
  readonly imei: string;
  /** The lines of ATI. */
  readonly identification: readonly string[];
  readonly capabilities: string;
  /** How call progress and the end of calls are told. */
  readonly calls: CallDialect;
  /** When ATD…; is answered: once the network has the call, or once the called party has answered. */
  readonly dialResult: 'early' | 'answered';
  /** `+CVHU` after power on: 0 lets ATH hang up, 1 does not (3GPP TS 27.007 6.20). */
  readonly hangUpControl: '0' | '1' | '2';
  /** What follows power on, and the card being ready. */
  readonly bootLines: readonly TimedLine[];
  readonly readyLines: readonly TimedLine[];
  /** So many command lines after power on are lost, while the modem finds the baud rate. */
  readonly deafLines: number;
  readonly echo: boolean;
  /** Unsolicited lines that begin so are framed CR CR LF. */
  readonly doubledCr: readonly string[];
  /** Whether the lines of +CLAC end with CR CR LF. */
  readonly clacDoubledCr: boolean;
  /** Whether +CLCC also lists the packet data context, as a call of mode 1. */
  readonly listsDataContext: boolean;
  /** Whether AT+CPIN=? is taken for a PIN, a wrong one. */
  readonly pinTestCountsAsTry: boolean;
  /** Whether `+VTS="123"` is understood. */
  readonly dtmfStrings: boolean;
  /** Whether a conditional forwarding that is set is told with +CSSI: 1. */
  readonly tellsForwardingSet: boolean;
  /** A line that is sent when the reception changes; none when left out. */
  readonly signalLine?: (rssi: number) => string;
  readonly unknownCommand: 'ERROR' | 'COMMAND NOT SUPPORT';
  /** Access technology in +CREG and +COPS; null where they have none. */
  readonly accessTechnology: number | null;
  /** Settings that are refused as long as the card is busy, locked or away. */
  readonly settingsNeedSim: readonly string[];
  /** Standard commands that are not there. */
  readonly missing: readonly string[];
  readonly switches: Readonly<Record<string, Switch>>;
  readonly times: CellularTimes;
}
