import type { Scheduler } from '../../base/clock.js';
import type { Random } from '../../base/random.js';
import type { MobileCallState, MobileEvents } from '../../network/mobile/mobile-call.js';
import type { MobileSubscriber } from '../../network/mobile/mobile-subscriber.js';
import type { NetworkPort } from '../../network/network-port.js';
import type { InputSignals } from '../../transports/transport.js';
import { commandsOf, type Command } from '../command-line.js';
import { CommandModem } from '../command-modem.js';
import type { CommandOutcome } from '../modem-core.js';
import { register, S, type ModemSettings, factorySettings } from '../settings.js';
import { CallAnnouncer } from './call-announcer.js';
import { numberAndType } from './call-lines.js';
import { commandTable, execute } from './commands/command-set.js';
import { REGISTRATION_COMMANDS, registrationLine } from './commands/network-commands.js';
import type { CellularCore, CommandTable } from './core.js';
import { cmeTexts } from './errors.js';
import { Indicators } from './indicators.js';
import { parameterOf } from './parameters.js';
import { PoweredTimers } from './powered-timers.js';
import type { CellularProfile, TimedLine } from './profile.js';
import { Radio } from './radio.js';
import { Ringing } from './ringing.js';
import { SimCard, type SimOptions } from './sim-card.js';

/** What a virtual cellular modem is made of. */
export interface CellularModemOptions {
  readonly scheduler: Scheduler;
  readonly random: Random;
  readonly profile: CellularProfile;
  readonly sim?: SimOptions;
  /** Makes it a subscriber of a network. */
  readonly connect: (events: MobileEvents) => MobileSubscriber;
}

const FIRST_LOOKED_AT: readonly MobileCallState[] = ['active', 'incoming', 'waiting', 'alerting', 'dialling', 'held'];

/**
 * A cellular modem, at the level of bytes: the commands of 3GPP TS 27.007 for calls, on a mobile subscriber of the simulated network. It
 * starts when it is made, as one that has just been plugged in. What its maker does differently is in its profile.
 */
export class CellularModem extends CommandModem {
  readonly profile: CellularProfile;
  readonly mobile: MobileSubscriber;
  readonly sim: SimCard;
  readonly radio: Radio;
  readonly #table: CommandTable;
  readonly #announcer: CallAnnouncer;
  readonly #ringing: Ringing;
  readonly #indicators: Indicators;
  readonly #core: CellularCore;
  /** What is still to come, and does not come without power. */
  readonly #timers: PoweredTimers;
  #deaf = 0;

  constructor(options: CellularModemOptions) {
    const { profile, scheduler } = options;
    super({ scheduler, random: options.random, paced: false });
    this.profile = profile;
    this.#timers = new PoweredTimers(scheduler);
    this.sim = new SimCard(options.sim ?? {});
    this.#table = commandTable(profile);
    this.#announcer = this.#makeAnnouncer();
    this.mobile = options.connect(this.#announcer);
    this.radio = this.#makeRadio();
    this.#indicators = new Indicators(this.mobile, this.radio);
    this.#ringing = this.#makeRinging();
    this.#core = this.#makeCore();
    this.mobile.powerOff();
    this.load('factory');
    this.store();
    this.poweredOn();
  }

  /** The number of its subscriber. */
  get number(): string {
    return this.mobile.number;
  }

  override get unaskedLine(): string {
    return registrationLine(this.#core, '+CREG');
  }

  /** Its end of the call that is looked at first: of several the one that goes on, then one that rings or is being made, then one on hold. */
  get callPort(): NetworkPort | null {
    const calls = FIRST_LOOKED_AT.map((wanted) => this.mobile.calls.find(({ state }) => state === wanted));
    return calls.find((call) => call !== undefined)?.port ?? null;
  }

  protected override get online(): boolean {
    return false;
  }

  protected override takeData(): void {
    // There are no data calls.
  }

  protected override ended(): void {
    // Everything that follows from a result is done by its command.
  }

  protected override hears(): boolean {
    if (this.#deaf === 0) return true;
    this.#deaf--;
    return false;
  }

  protected override execute(command: Command): CommandOutcome {
    return execute(this.#core, this.#table, command);
  }

  protected override signals(): InputSignals {
    return {
      clearToSend: true,
      dataSetReady: true,
      dataCarrierDetect: this.settings.carrierDetect === 0,
      ringIndicator: this.#ringing.on,
    };
  }

  /** With +CVHU=2 a drop of DTR hangs up as &D2 has it; else calls stay: 3GPP TS 27.007 6.20. */
  protected override terminalReadyChanged(): void {
    if (this.terminalReady || this.#core.parameter('+CVHU') !== '2' || this.settings.terminalReady < 2) return;
    this.mobile.hangUpAll();
  }

  protected override powerLost(): void {
    this.#timers.stop();
    this.radio.off();
    this.mobile.powerOff();
    this.#announcer.reset();
    this.#ringing.follow(null);
    super.powerLost();
  }

  protected override poweredOn(): void {
    const { bootLines, times, deafLines } = this.profile;
    this.#deaf = deafLines;
    this.radio.level = 1;
    this.sim.powerOn();
    this.#sayLater(bootLines);
    this.#timers.after(times.simBusy, () => {
      this.sim.started();
      if (this.sim.state === 'ready') this.#simReady();
    });
  }

  protected override factory(): ModemSettings {
    return { ...factorySettings(), echo: this.profile.echo };
  }

  protected override frame(line: string): string {
    const doubled = this.profile.doubledCr.some((start) => line.startsWith(start));
    return doubled ? `\r${super.frame(line).replace(/\r\n$/, '\r\r\n')}` : super.frame(line);
  }

  #simReady(): void {
    this.#sayLater(this.profile.readyLines);
    this.radio.search();
  }

  #sayLater(lines: readonly TimedLine[]): void {
    for (const { afterMs, line } of lines)
      this.#timers.after(afterMs, () => {
        this.unsolicited(line);
      });
  }

  /** The calls are others than before: it rings or not, and indicators have changed. */
  #callsChanged(): void {
    this.#ringing.follow(this.mobile.calls.find(({ state }) => state === 'incoming') ?? null);
    this.#indicate();
  }

  #indicate(): void {
    const changes = this.#indicators.changes();
    const [mode = '0', , , indicators = '0'] = this.#core.parameter('+CMER').split(',');
    if (mode !== '3' || indicators !== '1') return;
    for (const line of changes) this.unsolicited(line);
  }

  #makeAnnouncer(): CallAnnouncer {
    return new CallAnnouncer(this.scheduler, this.profile.calls, {
      line: (text) => {
        this.unsolicited(text);
      },
      code: (code) => {
        this.result(code);
      },
      parameter: (name) => this.#core.parameter(name),
      callsChanged: () => {
        this.#callsChanged();
      },
    });
  }

  #makeRadio(): Radio {
    return new Radio(this.scheduler, this.profile.times.registration, {
      registrationChanged: () => {
        if (this.mobile.reachable !== this.radio.registered) this.mobile.setReachable(this.radio.registered);
        for (const name of REGISTRATION_COMMANDS) {
          const there = !this.profile.missing.includes(name) && this.#core.parameter(name) !== '0';
          if (there) this.unsolicited(registrationLine(this.#core, name));
        }
        this.#callsChanged();
      },
      signalChanged: () => {
        const line = this.profile.signalLine?.(this.radio.rssi);
        if (line !== undefined) this.unsolicited(line);
        this.#indicate();
      },
    });
  }

  #makeRinging(): Ringing {
    return new Ringing(this.scheduler, this.profile.times.ringPeriod, {
      ring: (count) => {
        if (this.#core.parameter('+CRC') === '1') this.unsolicited('+CRING: VOICE');
        else this.result('RING');
        const wanted = register(this.settings, S.autoAnswerRings);
        if (wanted > 0 && count >= wanted && !this.executing) this.run(commandsOf('A'));
      },
      identify: ({ party }) => {
        if (this.#core.parameter('+CLIP') === '1') this.unsolicited(this.profile.calls.clip(party));
        if (this.#core.parameter('+CDIP') === '1')
          this.unsolicited(`+CDIP: ${numberAndType({ number: this.number, name: '', presentation: 'allowed' })}`);
        const { name, presentation } = party;
        if (this.#core.parameter('+CNAP') === '1' && name !== '' && presentation === 'allowed')
          this.unsolicited(`+CNAP: "${name}",0`);
      },
    });
  }

  #makeCore(): CellularCore {
    const parameter = (name: string): string => parameterOf(this.settings, this.profile, name);
    return {
      scheduler: this.scheduler,
      profile: this.profile,
      settings: this.settings,
      mobile: this.mobile,
      sim: this.sim,
      radio: this.radio,
      announcer: this.#announcer,
      indicators: this.#indicators,
      lastDialled: '',
      parameter,
      setParameter: (name, value) => {
        this.settings.parameters.set(name, value);
      },
      information: (...lines) => {
        if (lines.length > 0) this.information(...lines);
      },
      later: (ms, run) => this.#timers.after(ms, run),
      unsolicited: (line) => {
        this.unsolicited(line);
      },
      error: (code) => {
        const mode = parameter('+CMEE');
        if (mode === '0') return 'ERROR';
        return `+CME ERROR: ${mode === '1' ? String(code) : cmeTexts[code]}`;
      },
      simUnlocked: () => {
        this.#timers.after(this.profile.times.simReady, () => {
          this.#simReady();
        });
      },
      restart: () => {
        this.reboot();
      },
      load: (from) => {
        this.load(from);
      },
      store: () => {
        this.store();
      },
    };
  }
}
