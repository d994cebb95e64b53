import { out, SUCCESS, type HdLine, type HdPhone, type Result } from '../tspi/result.js';
import type { ProviderPort } from './provider-port.js';

/** A line or phone device, as far as versions of its extension need it. */
interface ExtensibleDevice {
  readonly deviceId: number;
  readonly tspiVersion: number;
  readonly open: { readonly extVersion: number } | null;
}

/** Whether a device has this version of its extension; 0, none is wanted. While one is selected, no other is had (lineselectextversion). */
export function allowsExtension(
  provider: ProviderPort,
  family: 'line' | 'phone',
  { deviceId, tspiVersion, open }: ExtensibleDevice,
  extVersion: number,
): boolean {
  if (extVersion === 0) return true;
  if (open !== null && open.extVersion !== 0) return open.extVersion === extVersion;
  const version = out(0);
  const result = provider.sync(`${family}NegotiateExtVersion`, (p) =>
    family === 'line'
      ? p.lineNegotiateExtVersion?.(deviceId, tspiVersion, extVersion, extVersion, version)
      : p.phoneNegotiateExtVersion?.(deviceId, tspiVersion, extVersion, extVersion, version),
  );
  return result === SUCCESS && version.value === extVersion;
}

/** Commits an open line or phone to a version of its extension, until it is closed; 0 commits it to none. */
export function selectExtension(
  provider: ProviderPort,
  family: 'line' | 'phone',
  open: { extVersion: number },
  handle: number,
  extVersion: number,
): Result {
  if (extVersion === 0 || open.extVersion === extVersion) return SUCCESS;
  const result = provider.sync(`${family}SelectExtVersion`, (p) =>
    family === 'line'
      ? p.lineSelectExtVersion?.(handle as HdLine, extVersion)
      : p.phoneSelectExtVersion?.(handle as HdPhone, extVersion),
  );
  if (result === SUCCESS) open.extVersion = extVersion;
  return result;
}
