import { tspiFunctions, type TspiFunctionName } from './generated/functions.js';

/**
 * What became of a TSPI function in this contract.
 * - `method`: ServiceProvider has it, under its name
 * - `mapped`: what a page would use it for is done by something else
 * - `refused`: nothing in a page could stand for it
 */
export type Availability =
  | { readonly kind: 'method' }
  | { readonly kind: 'mapped'; readonly to: string }
  | { readonly kind: 'refused'; readonly why: string };

const mapped = (to: string): Availability => ({ kind: 'mapped', to });
const refused = (why: string): Availability => ({ kind: 'refused', why });

const SETTINGS = "The page's own settings, over lineGetDevConfig and lineSetDevConfig.";
const NO_MEDIA_PROVIDERS =
  'A media service provider is a COM component in the application: a page cannot load one, and has media streams of its own.';
const NO_DIALOGS = 'A provider runs in a worker and raises no dialogs, so it has no component that would draw them.';

/** The functions that have no method. All others have one. */
const withoutMethod = {
  lineConfigDialog: mapped(SETTINGS),
  lineConfigDialogEdit: mapped(`${SETTINGS} The page edits a block before it sets it.`),
  lineDropNoOwner: mapped('lineDrop, which TAPI itself calls since 2.1.'),
  lineDropOnClose: mapped('lineDrop, which TAPI itself calls since 2.1.'),
  phoneConfigDialog: mapped("The page's own settings, over phoneDevSpecific or the phone's data areas."),
  providerConfig: mapped("Arguments of the provider's constructor; a line's own settings over lineSetDevConfig."),
  providerInstall: mapped('Giving the provider to the host: its code comes with the page, nothing is installed.'),
  providerRemove: mapped('Not giving the provider to the host: nothing stays installed.'),

  lineCloseMSPInstance: refused(NO_MEDIA_PROVIDERS),
  lineCreateMSPInstance: refused(NO_MEDIA_PROVIDERS),
  lineMSPIdentify: refused(NO_MEDIA_PROVIDERS),
  lineReceiveMSPData: refused(NO_MEDIA_PROVIDERS),
  lineSetCallQualityOfService: refused('It takes flowspecs of the Windows sockets: a page cannot reserve bandwidth.'),
  lineSetCurrentLocation: refused('TAPI 1.x only: a number is translated for a location before a provider gets it.'),
  providerFreeDialogInstance: refused(NO_DIALOGS),
  providerGenericDialogData: refused(NO_DIALOGS),
  providerUIIdentify: refused(NO_DIALOGS),
} as const satisfies Partial<Record<TspiFunctionName, Availability>>;

/** The name of a function that is a method of ServiceProvider. */
export type TspiMethodName = Exclude<TspiFunctionName, keyof typeof withoutMethod>;

function isMethod(name: TspiFunctionName): name is TspiMethodName {
  return !(name in withoutMethod);
}

/** What became of each of TSPI's functions. */
export const availability = Object.fromEntries(
  tspiFunctions.map(({ name }) => [name, isMethod(name) ? { kind: 'method' } : withoutMethod[name]]),
) as Readonly<Record<TspiFunctionName, Availability>>;

/**
 * What one provider does with a method: `implemented` says that it does what the function is for, on a device that can, and does
 * not answer OPERATIONUNAVAIL there; else why it is not offered, in one sentence.
 */
export type ProviderFunction = 'implemented' | { readonly unavailable: string };

/** What a provider says of every method of the contract; each provider exports one. */
export type ProviderFunctions = Readonly<Record<TspiMethodName, ProviderFunction>>;

/** The same said of several functions, a part of a {@link ProviderFunctions}. */
export function each<Name extends TspiMethodName>(
  names: readonly Name[],
  said: ProviderFunction,
): Readonly<Record<Name, ProviderFunction>> {
  return Object.fromEntries(names.map((name) => [name, said])) as Record<Name, ProviderFunction>;
}
