import type { Scheduler, Timer } from '../base/clock.js';
import type { Log } from '../base/log.js';
import { policyGate } from '../host/dial-gate.js';
import type { DialGate } from '../host/host.js';
import { compileDialPolicy } from '../policy/dial-policy.js';
import { fileAddressProblem, readKioskFile, type FileParts } from '../policy/kiosk-file.js';
import { EMERGENCY_ONLY, kioskDialPolicy } from '../policy/kiosk-policy.js';
import { ConfigurationError } from './configuration-error.js';

/** How long after a file that could not be read it is tried again. A kiosk's server often comes up after the kiosk. */
const AGAIN_MS = 15_000;

/**
 * The dial policy that the host fetches itself ({@link WorkerOptions.policyUrl}): a page says where the file is when the host is started, and nothing
 * that a page says later changes it. Until it has been read, only emergency numbers may be dialled.
 */
export class PolicyFile {
  #gate: DialGate = policyGate(compileDialPolicy(EMERGENCY_ONLY));
  #again: Timer | undefined;
  #stopped = false;

  private constructor(
    private readonly url: string,
    private readonly parts: FileParts & { readonly scheduler: Scheduler; readonly log: Log },
  ) {}

  /**
   * Reads the file once; where that fails, again and again, beside the host.
   * @param url - Absolute.
   * @throws ConfigurationError for an address that is none, or of another origin.
   */
  static async open(url: unknown, parts: PolicyFile['parts']): Promise<PolicyFile> {
    const problem = fileAddressProblem(url, parts.origin);
    if (problem !== null) throw new ConfigurationError(problem);
    const file = new PolicyFile(String(url), parts);
    await file.#read();
    return file;
  }

  /** Decides by what the file says now. */
  readonly gate: DialGate = (...asked) => this.#gate(...asked);

  stop(): void {
    this.#stopped = true;
    this.#again?.cancel();
  }

  async #read(): Promise<void> {
    const { scheduler, log } = this.parts;
    const file = await readKioskFile(this.url, this.parts);
    if (this.#stopped) return;
    if (file.ok) {
      this.#gate = policyGate(compileDialPolicy(kioskDialPolicy(file.config)));
      return;
    }
    log.warn('the dial policy could not be read: only emergency numbers', { fault: file.fault });
    this.#again = scheduler.after(AGAIN_MS, () => void this.#read());
  }
}
