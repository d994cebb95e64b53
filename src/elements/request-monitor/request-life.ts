import type { RequestRecord } from '../../client/telephony.js';

/** Where the marks of a request's life stand on its bar, in hundredths; null where a thing has not happened. */
export interface RequestLife {
  readonly end: number;
  readonly returned: number | null;
  readonly completed: number | null;
}

/** How long a request has been out, or was until it completed or was refused. */
export function ageOf(request: RequestRecord, nowMs: number): number {
  return Math.max(0, endOf(request, nowMs) - request.issuedAtMs);
}

/** Whether the provider's function itself ended the request with an error. */
export function wasRefused(request: RequestRecord): boolean {
  return request.returned !== null && request.returned < 0;
}

/** Whether a completion is still to come. */
export function isOutstanding(request: RequestRecord): boolean {
  return request.completedAtMs === null && !wasRefused(request);
}

/**
 * Places the marks on a scale that all requests shown share. Requests last from a tenth of a millisecond to a minute, so the
 * scale is logarithmic.
 * @param longestMs - What fills the bar.
 */
export function lifeOf(request: RequestRecord, nowMs: number, longestMs: number): RequestLife {
  const place = (atMs: number): number =>
    (Math.log1p(Math.max(0, atMs - request.issuedAtMs)) / Math.log1p(Math.max(1, longestMs))) * 100;
  return {
    end: place(endOf(request, nowMs)),
    returned: request.returnedAtMs === null ? null : place(request.returnedAtMs),
    completed: request.completedAtMs === null ? null : place(request.completedAtMs),
  };
}

/** Where a request's marks stand on a time line that all requests shown share, from the first that was issued until the last that ended. */
export interface ClockLife extends RequestLife {
  readonly issued: number;
}

/** The same on a clock: in hundredths of the time from `fromMs` to `toMs`. */
export function clockLifeOf(request: RequestRecord, nowMs: number, fromMs: number, toMs: number): ClockLife {
  const place = (atMs: number): number =>
    Math.min(100, Math.max(0, ((atMs - fromMs) / Math.max(1, toMs - fromMs)) * 100));
  return {
    issued: place(request.issuedAtMs),
    end: place(endOf(request, nowMs)),
    returned: request.returnedAtMs === null ? null : place(request.returnedAtMs),
    completed: request.completedAtMs === null ? null : place(request.completedAtMs),
  };
}

/** When a request ended, or now. */
export function endOf(request: RequestRecord, nowMs: number): number {
  return request.completedAtMs ?? (wasRefused(request) ? (request.returnedAtMs ?? nowMs) : nowMs);
}
