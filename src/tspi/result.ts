import { LINEERR, PHONEERR, TAPIERR } from './generated/errors.js';

declare const brand: unique symbol;
type Brand<T, Name extends string> = T & { readonly [brand]: Name };

/**
 * What a TSPI function returns, a signed 32-bit number: 0 is success, negative an error (LINEERR 0x8…, PHONEERR 0x9…,
 * device-specific 0xC… and up), positive, from asynchronous functions only, the request's own id (synchronous-asynchronous-model).
 */
export type Result = Brand<number, 'Result'>;
/** Identifies one asynchronous request: 1 to 0x7FFFFFFF (drv-requestid). */
export type RequestId = Brand<number, 'RequestId'>;
/** A provider's own handle of an open line; never 0. Opaque to the host. */
export type HdLine = Brand<number, 'HDRVLINE'>;
/** A provider's own handle of a call; never 0. Opaque to the host. */
export type HdCall = Brand<number, 'HDRVCALL'>;
/** A provider's own handle of an open phone; never 0. Opaque to the host. */
export type HdPhone = Brand<number, 'HDRVPHONE'>;
/** The host's handle of an open line; never 0. Opaque to the provider: compare and pass on only. */
export type HtLine = Brand<number, 'HTAPILINE'>;
/** The host's handle of a call; never 0. Opaque to the provider: compare and pass on only. */
export type HtCall = Brand<number, 'HTAPICALL'>;
/** The host's handle of an open phone; never 0. Opaque to the provider: compare and pass on only. */
export type HtPhone = Brand<number, 'HTAPIPHONE'>;

/** Success of a synchronous function or of a completion. */
export const SUCCESS = 0 as Result;

/** An out-parameter: the callee sets `value` before it returns, or later where its function says so (service-provider.ts). */
export interface Out<T> {
  value: T;
}

/** Makes an out-parameter that holds `value` until the callee sets it. */
export function out<T>(value: T): Out<T> {
  return { value };
}

/** The answer of an asynchronous function that took the request: its own id. */
export function accepted(requestId: RequestId): Result {
  return requestId as number as Result;
}

const names = new Map<number, string>([
  [0, 'SUCCESS'],
  ...Object.entries(LINEERR).map(([name, value]): [number, string] => [value, `LINEERR_${name}`]),
  ...Object.entries(PHONEERR).map(([name, value]): [number, string] => [value, `PHONEERR_${name}`]),
  ...Object.entries(TAPIERR).map(([name, value]): [number, string] => [value, `TAPIERR_${name}`]),
]);

/** TAPI's name of a result, for example `LINEERR_INVALADDRESS`; an unknown error reads as its number in hexadecimal. */
export function resultName(result: number): string {
  if (result > 0) return `request ${String(result)}`;
  return names.get(result) ?? `0x${(result >>> 0).toString(16).padStart(8, '0').toUpperCase()}`;
}

/** Whether a number may be the result of a completion: 0, or a negative signed 32-bit number. */
export function isCompletionResult(value: unknown): value is Result {
  return typeof value === 'number' && Number.isInteger(value) && value <= 0 && value >= -0x80000000;
}
