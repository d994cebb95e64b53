import { initialise, numberErrors, setForm } from './bring-up.js';
import { allAbilities, learnAbilities, type CellularAbilities } from './cellular/abilities.js';
import type { RefusedSetting } from './cellular/late-settings.js';
import { identify } from './identification.js';
import type { Finding, LiveCalls } from './live-calls.js';
import type { ModemLink } from './modem-link.js';
import type { ModemRecogniser } from './modem-recogniser.js';
import { ModemPortError } from './modem-port.js';
import { errorOfPort, isSurelyNone, refuseOthers } from './no-modem.js';
import { PortEar } from './port-ear.js';
import { isOfNoMaker } from './cellular/cellular-profiles.js';
import { refuseDataOnly } from './data-only.js';
import { findRate, listen, USUAL_RATES, type Progress } from './probe.js';
import { chooseProfile, type ModemIdentity, type ModemProfile } from './profiles.js';

/** What has said that it starts takes commands after this. */
const STARTED_MS = 200;

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
  /** Of a cellular modem. */
  abilities: CellularAbilities = allAbilities;
  /** Bits per second; 0 before the modem has answered for the first time. */
  rate = 0;
  /** The settings that it has refused, the last time. */
  refused: readonly RefusedSetting[] = [];
  /** The modem has been found on the port and answers in a known form. */
  found = false;
  /** How often it has said that it starts, while it was looked for. */
  starts = 0;

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
    const refuse = (): void => {
      refuseOthers(ear.verdict);
    };
    this.identity = (await this.#recogniser.rememberedIdentity(link)) ?? (await identify(link, refuse));
    refuse();
    this.profile = chooseProfile(this.identity, this.#options.profiles);
    progress({ step: 'initialising' });
    await this.#initialise(link);
    if (isOfNoMaker(this.profile)) await refuseDataOnly(link);
    if (this.profile.cellular !== null) this.abilities = await learnAbilities(link);
  }

  /**
   * The same modem again. Rejects with ModemPortError, and with OtherModemError where it is another one, before anything is set or told of it.
   * @param opened - The port has opened: the device is there.
   * @returns The call that it has, as far as anything tells.
   */
  async again(link: ModemLink, opened: () => void): Promise<Finding> {
    await this.#probe(link, [this.rate], opened);
    await this.#recogniser.verify(link);
    if (this.identity.cellular) await numberErrors(link);
    return this.#initialise(link);
  }

  /**
   * The modem has started anew by itself, on a port that is open: its settings and calls are gone. Rejects with ModemPortError.
   * @returns What it says of its calls now.
   */
  async restarted(link: ModemLink): Promise<Finding> {
    await link.pause(STARTED_MS);
    await setForm(link);
    if (this.identity.cellular) await numberErrors(link);
    return this.#initialise(link);
  }

  /**
   * A person has sent a command that may have changed what calls need: that is set once more. Touches no call. Never rejects.
   * @param may - Whether commands may be sent still.
   */
  async settle(link: ModemLink, may: () => boolean): Promise<void> {
    const { hangUpOnClose } = this.#options;
    try {
      if (may()) await setForm(link);
      if (may() && this.identity.cellular) await numberErrors(link);
      if (may())
        this.refused = await initialise(link, this.profile, this.identity, { hangUpOnClose, callUp: true, may });
    } catch (error) {
      // The line is told by its link that the modem is gone, and tried again where it answers no more.
      if (!(error instanceof ModemPortError)) throw error;
    }
  }

  /** Nothing that is sent here touches a call. */
  async #probe(link: ModemLink, rates: readonly number[], progress: Progress, isNone?: () => boolean): Promise<void> {
    this.found = false;
    const { starts } = this;
    const { rate, inData } = await findRate(link, rates, progress, isNone);
    this.rate = rate;
    // What has just started was silent for that, and not because of a call.
    if (inData && this.starts === starts) this.#live.mayBeUp = true;
    await setForm(link);
    this.found = true;
  }

  /** Asks for a call before anything is set. */
  async #initialise(link: ModemLink): Promise<Finding> {
    const finding = await this.#live.find();
    const callUp = typeof finding === 'object';
    const { hangUpOnClose } = this.#options;
    this.refused = await initialise(link, this.profile, this.identity, { hangUpOnClose, callUp });
    return finding;
  }
}
