import type { Scheduler } from '../../base/clock.js';
import type { Random } from '../../base/random.js';
import { PrivateExchange, type TrunkOptions } from '../../network/exchange/exchange.js';
import type { ExtensionOptions } from '../../network/exchange/station.js';
import type { TelephoneNetwork } from '../../network/telephone-network.js';
import { TAPI_MESSAGE } from '../../tspi/generated/constants.js';
import type { ServiceProvider } from '../../tspi/service-provider.js';
import { callDataFunctions } from './call-data-functions.js';
import { callFunctions } from './call-functions.js';
import { conferenceFunctions } from './conference.js';
import { DeskPhone } from './desk-phone.js';
import { deviceFunctions } from './device-functions.js';
import { ExchangeContext } from './exchange-context.js';
import { ExchangeLine } from './exchange-line.js';
import { forwardingFunctions } from './forwarding.js';
import { holdTransferFunctions } from './hold-transfer.js';
import { lineFunctions } from './line-functions.js';
import { mediaFunctions } from './media-functions.js';
import { parkPickupFunctions } from './park-pickup.js';
import { phoneFunctions } from './phone-functions.js';
import { sessionFunctions } from './session.js';

/** The extensions of an exchange that is not told others: the first has two call appearances, two share a pickup group. */
const EXTENSIONS: readonly ExtensionOptions[] = [
  { number: '101', name: 'Anna', appearances: 2, group: 'sales' },
  { number: '102', name: 'Ben', group: 'sales' },
  { number: '103', name: 'Cleo' },
  { number: '104', name: 'Dina' },
];

/** Trunks with numbers of the range that is left to subscribers. */
const TRUNKS: readonly TrunkOptions[] = [
  { number: '5550191', answeredBy: '101' },
  { number: '5550192', answeredBy: '102' },
];

export interface ExchangeProviderOptions {
  readonly scheduler: Scheduler;
  readonly random: Random;
  /** The world that the trunks lead to. */
  readonly outside: TelephoneNetwork;
  /** Four where left out. */
  readonly extensions?: readonly ExtensionOptions[];
  /** Two where left out. */
  readonly trunks?: readonly TrunkOptions[];
}

/** A desk phone as a person at it has it. */
export interface DeskPhoneHands {
  /** Moves hookswitches: PHONEHOOKSWITCHDEV bits, one PHONEHOOKSWITCHMODE. Lifting the first answers or begins a call, hanging up the last ends it. */
  setHook(devices: number, mode: number): void;
  /** Presses the button of this button-lamp id for a moment. */
  press(buttonLampId: number): void;
}

/** The service provider of a simulated private exchange: every function of the contract. */
export interface ExchangeProvider extends Required<ServiceProvider> {
  /** What is behind it. */
  readonly exchange: PrivateExchange;
  /**
   * Connects an extension: a line and a phone appear.
   * @throws RangeError when its number is taken, or is no number of an extension.
   */
  addExtension(options: ExtensionOptions): void;
  /** Disconnects an extension: its calls end, its line and its phone are gone for good. */
  removeExtension(number: string): void;
  /** The desk phone of an extension. */
  phoneOf(number: string): DeskPhoneHands | undefined;
}

/** Makes an exchange and its service provider. */
export function createExchangeProvider(options: ExchangeProviderOptions): ExchangeProvider {
  const { scheduler, random, outside, extensions = EXTENSIONS, trunks = TRUNKS } = options;
  const exchange = new PrivateExchange({ scheduler, random, outside, extensions, trunks });
  const context = new ExchangeContext(scheduler, random, exchange);
  for (const { number } of exchange.extensions) addDevices(context, number);
  return {
    providerName: 'Private exchange (simulated)',
    exchange,
    addExtension(extension) {
      exchange.add(extension);
      const { line, phone } = addDevices(context, extension.number);
      context.host?.lineCreate(line.tempId);
      context.host?.phoneCreate(phone.tempId);
    },
    removeExtension(number) {
      const line = context.lines.find(({ extension }) => extension.number === number);
      if (line !== undefined) removeDevices(context, line);
    },
    phoneOf: (number) => context.phones.find(({ extension }) => extension.number === number),
    ...sessionFunctions(context),
    ...lineFunctions(context),
    ...callFunctions(context),
    ...holdTransferFunctions(context),
    ...conferenceFunctions(context),
    ...parkPickupFunctions(context),
    ...forwardingFunctions(context),
    ...callDataFunctions(context),
    ...mediaFunctions(context),
    ...deviceFunctions(context),
    ...phoneFunctions(context),
  };
}

function addDevices(context: ExchangeContext, number: string): { line: ExchangeLine; phone: DeskPhone } {
  const extension = context.exchange.extension(number);
  if (extension === undefined) throw new RangeError(`There is no extension ${number}.`);
  const phone = new DeskPhone(context, extension, context.nextHandle());
  const line = new ExchangeLine(context, extension, context.nextHandle(), phone);
  phone.belongsTo(line);
  context.phones.push(phone);
  context.lines.push(line);
  return { line, phone };
}

/** What is out ends, calls end, LINE_CLOSE and PHONE_CLOSE where they were open, then the devices are gone (line-remove). */
function removeDevices(context: ExchangeContext, line: ExchangeLine): void {
  const { phone, extension, htLine, deviceId } = line;
  const { htPhone } = phone;
  const { host } = context;
  line.cutRequests();
  context.exchange.remove(extension);
  phone.close();
  line.close();
  if (htLine !== 0) host?.lineEvent(htLine, 0, TAPI_MESSAGE.LINE_CLOSE, 0, 0, 0);
  if (htPhone !== 0) host?.phoneEvent(htPhone, TAPI_MESSAGE.PHONE_CLOSE, 0, 0, 0);
  if (deviceId !== null) host?.lineRemove(deviceId);
  if (phone.deviceId !== null) host?.phoneRemove(phone.deviceId);
  context.lines.splice(context.lines.indexOf(line), 1);
  context.phones.splice(context.phones.indexOf(phone), 1);
  extension.unheard();
}
