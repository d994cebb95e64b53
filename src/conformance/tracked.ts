import type { HdCall, HdLine, HdPhone, HtCall, HtLine, HtPhone, Out, Result } from '../tspi/result.js';

/** One event that a provider told. */
export interface ToldEvent {
  readonly message: number;
  readonly param1: number;
  readonly param2: number;
  readonly param3: number;
  readonly atMs: number;
}

/** Digits or a tone that are being sent, or digits that are being gathered. */
export interface DigitJob {
  readonly endToEndId: number;
  /** One that another has taken the place of. */
  replaced: boolean;
}

/** What is known of a call. */
export interface TrackedCall {
  readonly htCall: HtCall;
  readonly htLine: HtLine;
  /** 0 until the provider has told it. */
  hdCall: HdCall | 0;
  /** This side began it. */
  readonly placed: boolean;
  /** `creating` until its request succeeds; `announced` until its first state. */
  phase: 'creating' | 'announced' | 'live' | 'dead';
  /** 0 until told. */
  state: number;
  mode: number;
  media: number;
  /** lineCloseCall or lineClose has returned. */
  closed: boolean;
  /** Every LINECALLSTATE that was told, in order. */
  readonly states: number[];
  readonly events: ToldEvent[];
  /** What has begun and has not ended, by the message that ends it. */
  readonly jobs: Map<number, DigitJob[]>;
}

/** What is known of an open line. */
export interface TrackedLine {
  readonly htLine: HtLine;
  readonly deviceId: number;
  hdLine: HdLine | 0;
  closed: boolean;
  readonly events: ToldEvent[];
}

/** What is known of an open phone. */
export interface TrackedPhone {
  readonly htPhone: HtPhone;
  readonly deviceId: number;
  hdPhone: HdPhone | 0;
  closed: boolean;
  readonly events: ToldEvent[];
}

/** An out-parameter that was handed to a provider. */
export interface TrackedOut {
  readonly name: string;
  readonly when: 'return' | 'end';
  readonly isSet: () => boolean;
}

/** The handles that a request is about: what closes them completes it. */
export interface Scope {
  readonly line?: HdLine | undefined;
  readonly calls?: readonly (HdCall | 0)[];
  readonly phone?: HdPhone | undefined;
}

/** What is known of one asynchronous request. */
export interface TrackedRequest {
  readonly name: string;
  readonly id: number;
  readonly scope: Scope;
  readonly outs: TrackedOut[];
  readonly creates: { readonly call: TrackedCall; readonly holder: Out<HdCall | 0>; readonly optional: boolean }[];
  /** `broken`: it came to an end that a rule forbids. */
  phase: 'calling' | 'out' | 'refused' | 'ended' | 'broken';
  /** How it ended: the refusal, or the completion. */
  result: Result | null;
}
