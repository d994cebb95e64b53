import type { Scheduler } from '../base/clock.js';
import { TAPI_MESSAGE } from '../tspi/generated/constants.js';
import { out, SUCCESS, type HtPhone } from '../tspi/result.js';
import { isNegotiated, phoneCaps } from './device-caps.js';
import { OpenPhone, type PhoneDevice } from './phone.js';
import type { ProviderPort } from './provider-port.js';
import { isHandle } from './provider-values.js';
import type { Switchboard } from './switchboard.js';
import { HIGHEST_VERSION, LOWEST_VERSION } from './versions.js';

const PHONE_MESSAGES: ReadonlySet<number> = new Set([
  TAPI_MESSAGE.PHONE_BUTTON,
  TAPI_MESSAGE.PHONE_CLOSE,
  TAPI_MESSAGE.PHONE_DEVSPECIFIC,
  TAPI_MESSAGE.PHONE_STATE,
]);

/** The host's phones: devices and their ids, those that are open, and what providers tell of them. */
export class PhoneBoard {
  readonly devices = new Map<number, PhoneDevice>();
  readonly #open = new Map<HtPhone, OpenPhone>();
  #nextDeviceId = 0;

  constructor(
    private readonly switchboard: Switchboard,
    private readonly scheduler: Scheduler,
  ) {}

  /** The id that the next phone gets: a provider numbers those that it has at start on from it. */
  get nextDeviceId(): number {
    return this.#nextDeviceId;
  }

  /** Takes a provider's next phone into service. One that does not say what it can do is none. */
  add(provider: ProviderPort, deviceId = this.#nextDeviceId++): void {
    const version = out(0);
    const negotiated = provider.sync('phoneNegotiateTSPIVersion', (p) =>
      p.phoneNegotiateTSPIVersion?.(deviceId, LOWEST_VERSION, HIGHEST_VERSION, version),
    );
    if (negotiated !== SUCCESS) return;
    const tspiVersion = version.value;
    if (!isNegotiated(tspiVersion)) {
      this.switchboard.counters.badValues++;
      return;
    }
    const caps = phoneCaps(provider, deviceId, tspiVersion);
    if (caps === undefined) return;
    const device: PhoneDevice = { deviceId, provider, tspiVersion, caps, open: null };
    this.devices.set(deviceId, device);
    this.#tellDevice(device, false);
  }

  /** A new open phone of a device; undefined when 4096 lines and phones are open. */
  open(device: PhoneDevice): OpenPhone | undefined {
    const index = this.switchboard.scopes.take();
    if (index === undefined) return undefined;
    const openPhone = new OpenPhone(this.switchboard.handle() as HtPhone, index, device);
    this.#open.set(openPhone.htPhone, openPhone);
    return openPhone;
  }

  /** Whether a provider may give a phone this handle: a handle at all, and no other open phone's of its. */
  isFree(provider: ProviderPort, hdPhone: unknown): boolean {
    if (!isHandle(hdPhone)) return false;
    for (const { device, hdPhone: other } of this.#open.values())
      if (device.provider === provider && other === hdPhone) return false;
    return true;
  }

  /** Ends an open phone for good: what is still out on it fails, and nothing of it passes any more. */
  end(openPhone: OpenPhone): void {
    if (!openPhone.alive) return;
    const { counters, requests, scopes } = this.switchboard;
    counters.abandonedRequests += requests.abandonScope(openPhone);
    openPhone.alive = false;
    if (openPhone.device.open === openPhone) openPhone.device.open = null;
    this.#open.delete(openPhone.htPhone);
    scopes.give(openPhone.index);
  }

  // --- from the providers ----------------------------------------------------------------------------------------------

  event(from: ProviderPort, htPhone: HtPhone, message: number, param1: number, param2: number, param3: number): void {
    const openPhone = this.#open.get(htPhone);
    if (openPhone?.device.provider !== from || !PHONE_MESSAGES.has(message)) {
      this.switchboard.counters.strayEvents++;
      return;
    }
    if (message === TAPI_MESSAGE.PHONE_CLOSE) {
      this.#lose(openPhone);
      return;
    }
    this.switchboard.post({
      kind: 'phone',
      openPhone,
      message,
      param1: param1 >>> 0,
      param2: param2 >>> 0,
      param3: param3 >>> 0,
      except: null,
    });
  }

  created(from: ProviderPort, tempId: number): void {
    // As for lines: the answer is a call into the provider, so it waits until that is off the stack.
    const deviceId = this.#nextDeviceId++;
    this.scheduler.soon(() => {
      const bound = from.sync('providerCreatePhoneDevice', (p) => p.providerCreatePhoneDevice?.(tempId, deviceId));
      if (bound === SUCCESS) this.add(from, deviceId);
    });
  }

  removed(from: ProviderPort, deviceId: number): void {
    const device = this.devices.get(deviceId);
    if (device?.provider !== from) return;
    this.devices.delete(deviceId);
    if (device.open !== null) this.#lose(device.open);
    this.#tellDevice(device, true);
  }

  /** PHONE_CLOSE: requests of the phone end, then its clients hear that it is closed (phone-close). */
  #lose(openPhone: OpenPhone): void {
    const { counters, requests } = this.switchboard;
    counters.abandonedRequests += requests.abandonScope(openPhone);
    const message = TAPI_MESSAGE.PHONE_CLOSE;
    this.switchboard.post({ kind: 'phone', openPhone, message, param1: 0, param2: 0, param3: 0, except: null });
    this.end(openPhone);
  }

  #tellDevice(device: PhoneDevice, removed: boolean): void {
    this.switchboard.post({ kind: 'phoneDevice', device, removed });
    this.switchboard.wake();
  }
}
