import type { LegInfo } from '../../network/exchange/leg.js';
import type { Extension } from '../../network/exchange/station.js';
import { LINEADDRESSMODE, LINEBEARERMODE, LINECALLPARAMFLAGS, LINEMEDIAMODE } from '../../tspi/generated/constants.js';
import { LINEERR } from '../../tspi/generated/errors.js';
import { SUCCESS, type Result } from '../../tspi/result.js';
import type { LineCallParams, LineDialParams } from '../../tspi/structures.js';
import {
  BEARER_MODES,
  boundedDialParam,
  isOneOf,
  MAX_CALL_DATA,
  MAX_RATE,
  MAX_USER_USER_INFO,
  MEDIA_MODES,
} from './capabilities.js';
import type { ExchangeCall } from './exchange-call.js';

const ALL_BEARER_MODES = Object.values(LINEBEARERMODE).reduce((all, bit) => all | bit, 0);
/** Country codes have at most three digits (E.164). */
const LARGEST_COUNTRY_CODE = 999;

export function isCountryCode(code: number): boolean {
  return Number.isInteger(code) && code >= 0 && code <= LARGEST_COUNTRY_CODE;
}

/** Whether a call can be placed so; LINECALLPARAMS as linecallparams has it. */
export function checkCallParams(extension: Extension, params: LineCallParams | null): Result {
  if (params === null) return SUCCESS;
  const { addressMode = LINEADDRESSMODE.ADDRESSID, addressId = 0, origAddress = '' } = params;
  if (!isOneOf(LINEADDRESSMODE.ADDRESSID | LINEADDRESSMODE.DIALABLEADDR, addressMode)) return LINEERR.INVALADDRESSMODE;
  if (addressMode === LINEADDRESSMODE.ADDRESSID && addressId !== 0) return LINEERR.INVALADDRESSID;
  if (addressMode === LINEADDRESSMODE.DIALABLEADDR && origAddress !== extension.number) return LINEERR.INVALADDRESS;
  if (!isMediaMode(params.mediaMode ?? LINEMEDIAMODE.INTERACTIVEVOICE)) return LINEERR.INVALMEDIAMODE;
  if ((params.userUserInfo?.length ?? 0) > MAX_USER_USER_INFO) return LINEERR.USERUSERINFOTOOBIG;
  if ((params.callData?.length ?? 0) > MAX_CALL_DATA) return LINEERR.INVALCALLPARAMS;
  return checkBearer(params.bearerMode ?? LINEBEARERMODE.VOICE, params.minRate ?? 0, params.maxRate ?? 0);
}

/** Whether a bearer and rates (bit/s) can be had. */
export function checkBearer(bearerMode: number, minRate: number, maxRate: number): Result {
  if (!isOneOf(ALL_BEARER_MODES, bearerMode)) return LINEERR.INVALBEARERMODE;
  if (!isOneOf(BEARER_MODES, bearerMode)) return LINEERR.BEARERMODEUNAVAIL;
  if (minRate > maxRate) return LINEERR.INVALRATE;
  return minRate > MAX_RATE ? LINEERR.RATEUNAVAIL : SUCCESS;
}

/** Media modes that a line has; several only together with UNKNOWN (linemediamode--constants). */
export function isMediaMode(mediaMode: number): boolean {
  if (mediaMode === 0 || (mediaMode & ~MEDIA_MODES) !== 0) return false;
  return isOneOf(MEDIA_MODES, mediaMode) || (mediaMode & LINEMEDIAMODE.UNKNOWN) !== 0;
}

/** Dial parameters as the exchange keeps to them. */
export function boundedDialParams(params: LineDialParams): LineDialParams {
  return {
    dialPause: boundedDialParam('dialPause', params.dialPause),
    dialSpeed: boundedDialParam('dialSpeed', params.dialSpeed),
    digitDuration: boundedDialParam('digitDuration', params.digitDuration),
    waitForDialtone: boundedDialParam('waitForDialtone', params.waitForDialtone),
  };
}

/** The rate that a bearer has, bit/s: none for voice. */
export function rateOf(bearerMode: number, maxRate: number): number {
  return bearerMode === LINEBEARERMODE.DATA ? Math.min(maxRate || MAX_RATE, MAX_RATE) : 0;
}

/** What of the parameters both ends of a call share. */
export function sharedOf(params: LineCallParams | null): Partial<LegInfo> {
  return {
    media: params?.mediaMode ?? LINEMEDIAMODE.INTERACTIVEVOICE,
    bearer: params?.bearerMode ?? LINEBEARERMODE.VOICE,
  };
}

/** Keeps with a new call what it is to be placed with. For parameters that have been checked. */
export function applyCallParams(call: ExchangeCall, params: LineCallParams | null, countryCode: number): void {
  const { data, leg } = call;
  data.countryCode = countryCode;
  if (params === null) return;
  data.bearerMode = params.bearerMode ?? data.bearerMode;
  data.rate = rateOf(data.bearerMode, params.maxRate ?? 0);
  data.dialParams = params.dialParams === undefined ? data.dialParams : boundedDialParams(params.dialParams);
  data.callData = params.callData ?? data.callData;
  data.callParamFlags = params.callParamFlags ?? 0;
  data.displayableAddress = params.displayableAddress ?? '';
  data.calledParty = params.calledParty ?? '';
  data.comment = params.comment ?? '';
  leg.withheld = (data.callParamFlags & LINECALLPARAMFLAGS.BLOCKID) !== 0;
  leg.secure = (data.callParamFlags & LINECALLPARAMFLAGS.SECURE) !== 0;
  leg.setupBlock = params.userUserInfo ?? null;
}
