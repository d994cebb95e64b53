import { identify, initialise, setForm } from './bring-up.js';
import type { Finding, LiveCalls } from './live-calls.js';
import type { ModemLink } from './modem-link.js';
import type { ModemRecogniser } from './modem-recogniser.js';
import { errorOfPort, isSurelyNone, refuseOthers } from './no-modem.js';
import { PortEar } from './port-ear.js';
import { isOfNoMaker } from './cellular/cellular-profiles.js';
import { refuseDataOnly } from './data-only.js';
import { findRate, listen, USUAL_RATES, type Progress } from './probe.js';
import { chooseProfile, type ModemIdentity, type ModemProfile } from './profiles.js';

const nobody: ModemIdentity = {
  manufacturer: '',
  model: '',
  revision: '',
  info: [],
  classes: [],
  callerIdCommand: null,
  cellular: false,
};

/** Sets one modem up, for the first time and again whenever it is back; keeps what has been learned of it. */
export class ModemSetUp {
  readonly #live: LiveCalls;
  readonly #recogniser: ModemRecogniser;
  readonly #options: { readonly profiles: readonly ModemProfile[]; readonly hangUpOnClose: boolean };
  identity = nobody;
  profile: ModemProfile = chooseProfile(nobody);
  /** Bits per second; 0 before the modem has answered for the first time. */
  rate = 0;

  constructor(
    live: LiveCalls,
    recogniser: ModemRecogniser,
    options: { readonly profiles: readonly ModemProfile[]; readonly hangUpOnClose: boolean },
  ) {
    this.#live = live;
    this.#recogniser = recogniser;
    this.#options = options;
  }

  /** Finds the modem, at whatever rate, and asks what it is. Rejects with ModemPortError, which says what was heard in place of a modem. */
  async first(link: ModemLink, progress: Progress): Promise<void> {
    const ear = new PortEar();
    link.listener = ear;
    try {
      await this.#find(link, ear, progress);
    } catch (error) {
      if (ear.verdict === 'noise' && this.rate === 0) await listen(link, progress).catch(() => undefined);
      throw errorOfPort(error, ear.verdict, this.rate > 0);
    } finally {
      link.listener = null;
    }
  }

  async #find(link: ModemLink, ear: PortEar, progress: Progress): Promise<void> {
    const likely = await this.#recogniser.likelyRates();
    await this.#probe(link, [...new Set([...likely, ...USUAL_RATES])], progress, () => isSurelyNone(ear.verdict));
    progress({ step: 'identifying' });
    await this.#recogniser.meet(link);
    this.identity = (await this.#recogniser.rememberedIdentity(link)) ?? (await identify(link));
    refuseOthers(ear.verdict);
    this.profile = chooseProfile(this.identity, this.#options.profiles);
    progress({ step: 'initialising' });
    await this.#initialise(link);
    if (isOfNoMaker(this.profile)) await refuseDataOnly(link);
  }

  /**
   * The same modem again. Rejects with ModemPortError, and with OtherModemError where it is another one, before anything is set or told of it.
   * @param opened - The port has opened: the device is there.
   * @returns The call that it has, as far as anything tells.
   */
  async again(link: ModemLink, opened: () => void): Promise<Finding> {
    await this.#probe(link, [this.rate], opened);
    await this.#recogniser.verify(link);
    return this.#initialise(link);
  }

  /** Nothing that is sent here touches a call. */
  async #probe(link: ModemLink, rates: readonly number[], progress: Progress, isNone?: () => boolean): Promise<void> {
    const { rate, inData } = await findRate(link, rates, progress, isNone);
    this.rate = rate;
    if (inData) this.#live.mayBeUp = true;
    await setForm(link);
  }

  /** Asks for a call before anything is set. */
  async #initialise(link: ModemLink): Promise<Finding> {
    const finding = await this.#live.find();
    const callUp = typeof finding === 'object';
    await initialise(link, this.profile, this.identity, { hangUpOnClose: this.#options.hangUpOnClose, callUp });
    return finding;
  }
}
