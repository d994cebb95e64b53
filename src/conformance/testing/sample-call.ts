import type { HdCall, HtCall, Out } from '../../tspi/result.js';
import type { Timer } from '../../base/clock.js';

/** Digits that are being sent or gathered on a call. */
export interface SampleJob {
  readonly endToEndId: number;
  readonly timer: Timer | null;
  readonly digits: Out<string> | null;
  readonly wanted: number;
  readonly terminators: string;
  readonly gapMs: number;
}

/** One call of the sample provider. */
export class SampleCall {
  state = 0;
  mode = 0;
  /** Its request has not succeeded yet. */
  pending = false;
  closed = false;
  appSpecific = 0;
  mediaMode = 4;
  callData = new Uint8Array(0);
  treatment = 0;
  bearerMode = 1;
  secure = false;
  /** The last block that came in. */
  userUserInfo: Uint8Array | null = null;
  monitoredMedia = 0;
  /** The same call at the other line of two. */
  other: { answered(): void; hungUp(): void; received(block: Uint8Array): void } | null = null;
  monitored = false;
  /** The consultation call, or the conference, that this one waits for. */
  partner: SampleCall | null = null;
  /** Of a conference: its members. */
  members: SampleCall[] | null = null;
  generating: SampleJob | null = null;
  gathering: SampleJob | null = null;
  progress: Timer | null = null;

  constructor(
    readonly hdCall: HdCall,
    readonly htCall: HtCall,
    readonly incoming: boolean,
    public dialled: string,
  ) {}
}
