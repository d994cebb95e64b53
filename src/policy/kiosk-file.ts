import type { Scheduler } from '../base/clock.js';
import { parseKioskConfig, type KioskConfig } from './kiosk-schema.js';
import type { PolicyIssue } from './schema.js';

/** Forty destinations in five languages, and a thousand patterns, are a tenth of it. */
const MAX_FILE_BYTES = 256 * 1024;
/** How long the file may take. The host says hello only after it, and has twenty seconds for that. */
const FILE_LIMIT_MS = 8000;

/** What a file is read with. */
export interface FileParts {
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  readonly scheduler: Pick<Scheduler, 'after'>;
  /** The origin that the file has to come from. */
  readonly origin: string;
}

/**
 * Why a kiosk's file is not there.
 * - `otherOrigin`: its address is none, or leads to another site
 * - `unreachable`: it could not be fetched, or the server has none there; a redirect counts as that
 * - `tooSlow`, `tooLarge`: beyond {@link FILE_LIMIT_MS}, {@link MAX_FILE_BYTES}
 * - `notJson`: `detail` has the browser's words for where
 * - `invalid`: `issues` has them
 */
export type FileFault = 'otherOrigin' | 'unreachable' | 'tooSlow' | 'tooLarge' | 'notJson' | 'invalid';

export type KioskFile =
  | { readonly ok: true; readonly config: KioskConfig }
  | {
      readonly ok: false;
      readonly fault: FileFault;
      /** The address as it was given, the server's answer, or where the text breaks off, for the operator. Render as text only. */
      readonly detail: string;
      readonly issues: readonly PolicyIssue[];
      /** What the file holds, as far as it is JSON. */
      readonly input: unknown;
    };

/** Why an address cannot be a kiosk's file, in words; null where it can. Only this origin's own files count: whoever can change those can change the page. */
export function fileAddressProblem(url: unknown, origin: string): string | null {
  const text = typeof url === 'string' ? url : '';
  const parsed = URL.canParse(text) ? new URL(text) : null;
  if (parsed === null) return 'policyUrl is the address of a file.';
  const web = parsed.protocol === 'http:' || parsed.protocol === 'https:';
  if (web && parsed.origin === origin) return null;
  return `policyUrl has to be a file of this site (${origin}), not of ${web ? parsed.origin : parsed.protocol}`;
}

/** Reads a kiosk's file. Never rejects. */
export async function readKioskFile(url: string, { fetch, scheduler, origin }: FileParts): Promise<KioskFile> {
  if (fileAddressProblem(url, origin) !== null) return fault('otherOrigin', url);
  const giveUp = new AbortController();
  const limit = scheduler.after(FILE_LIMIT_MS, () => {
    giveUp.abort();
  });
  try {
    const response = await fetch(url, {
      signal: giveUp.signal,
      // Else it could come from elsewhere all the same.
      redirect: 'error',
      credentials: 'same-origin',
      cache: 'no-cache',
    });
    if (!response.ok) return fault('unreachable', `${response.status} ${response.statusText}`.trim());
    const text = await textOf(response);
    return text === null ? fault('tooLarge', '') : configOf(text);
  } catch (error) {
    return fault(giveUp.signal.aborted ? 'tooSlow' : 'unreachable', String(error));
  } finally {
    limit.cancel();
  }
}

/** The body, null when it is too large: what comes after that is not waited for. */
async function textOf(response: Response): Promise<string | null> {
  if (response.body === null) return '';
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    bytes += value.byteLength;
    if (bytes > MAX_FILE_BYTES) {
      await reader.cancel();
      return null;
    }
    text += decoder.decode(value, { stream: true });
  }
}

function configOf(text: string): KioskFile {
  let input: unknown;
  try {
    input = JSON.parse(text);
  } catch (error) {
    return fault('notJson', error instanceof Error ? error.message : '');
  }
  const parsed = parseKioskConfig(input);
  return parsed.ok ? parsed : { ...fault('invalid', ''), issues: parsed.issues, input };
}

function fault(kind: FileFault, detail: string): KioskFile & { readonly ok: false } {
  return { ok: false, fault: kind, detail, issues: [], input: undefined };
}
