import type { CommandOutcome, ModemCore } from './modem-core.js';
import type { ModemProfile } from './profile.js';
import { receiveVoice, selectLine, sendTones } from './voice-commands.js';

/** An extended command: a form that is missing is ERROR. Texts are information lines. */
interface ExtendedCommand {
  /** What the form without a value does, where it is more than to tell something. */
  readonly perform?: (modem: ModemCore) => CommandOutcome;
  readonly run?: (modem: ModemCore) => string;
  readonly test?: readonly string[];
  readonly read?: (modem: ModemCore) => string;
  readonly set?: (modem: ModemCore, value: string) => CommandOutcome;
}

const COMMANDS: Readonly<Record<string, ExtendedCommand>> = {
  '+GMI': { run: ({ profile }) => profile.manufacturer, test: [] },
  '+GMM': { run: ({ profile }) => profile.model, test: [] },
  '+GMR': { run: ({ profile }) => profile.revision, test: [] },
  '+GSN': { run: ({ profile }) => profile.serialNumber, test: [] },
  '+GCAP': { run: () => '+GCAP: +FCLASS,+V', test: [] },
  '+FCLASS': {
    test: ['0,1,8'],
    read: ({ settings }) => String(settings.serviceClass),
    set: (modem, value) => {
      if (!['0', '1', '8'].includes(value)) return 'ERROR';
      if (modem.settings.serviceClass === 8 && value !== '8') modem.line.hangUp();
      modem.settings.serviceClass = Number(value);
      return 'OK';
    },
  },
  '+VLS': {
    test: ['0,"",B0000000,B0000000,B0000000', '1,"T",0BC01800,0FC01800,0BC01800', '5,"ST",0BC01800,0FC01800,0BC01800'],
    read: ({ settings }) => settings.parameters.get('+VLS') ?? '0',
    set: selectLine,
  },
  '+VTS': { test: ['(200-3200),(200-3200),(0-100)'], set: sendTones },
  '+VRX': { perform: receiveVoice },
  '+VSM': {
    test: ['0,"SIGNED PCM",16,0,8000,0,0', '1,"UNSIGNED PCM",8,0,8000,0,0', '4,"U-LAW",8,0,8000,0,0'],
    ...parameter('+VSM', /^[014],8000(?:,0,0)?$/, '1,8000'),
  },
  '+VTD': { test: ['(0-255)'], ...parameter('+VTD', /^\d{1,3}$/, '10') },
  '+VDR': { test: ['(0,1),(0-255)'], ...parameter('+VDR', /^[01](?:,\d{1,3})?$/, '0,0') },
  '+VSD': { test: ['(0-255),(0-255)'], ...parameter('+VSD', /^\d{1,3},\d{1,3}$/, '128,50') },
  '+VGR': { test: ['(0-255)'], ...parameter('+VGR', /^\d{1,3}$/, '128') },
  '+VGT': { test: ['(0-255)'], ...parameter('+VGT', /^\d{1,3}$/, '128') },
  '+VIT': { test: ['(0-255)'], ...parameter('+VIT', /^\d{1,3}$/, '0') },
  '+VRA': { test: ['(0-255)'], ...parameter('+VRA', /^\d{1,3}$/, '70') },
  '+VRN': { test: ['(0-255)'], ...parameter('+VRN', /^\d{1,3}$/, '10') },
  '+IFC': { test: ['(0,2),(0,2)'], ...parameter('+IFC', /^[02],[02]$/, '2,2') },
  '+IPR': { test: ['(0,9600,19200,38400,57600,115200)'], ...parameter('+IPR', /^(?:0|\d{4,6})$/, '0') },
};

/** Turns the caller's identity on and off, by whatever name. */
const CALLER_ID: ExtendedCommand = {
  test: ['(0,1)'],
  read: ({ settings }) => (settings.callerId ? '1' : '0'),
  set: ({ settings }, value) => {
    if (!['0', '1'].includes(value)) return 'ERROR';
    settings.callerId = value === '1';
    return 'OK';
  },
};

/** The extended commands of a modem: V.250 clause 6 and V.253; a cellular modem's are missing, as they are in any voice modem. */
export function extendedCommands({
  callerIdCommands,
  keptParameters,
}: ModemProfile): Readonly<Record<string, ExtendedCommand>> {
  return {
    ...COMMANDS,
    ...Object.fromEntries(callerIdCommands.map((name) => [name, CALLER_ID])),
    ...Object.fromEntries(keptParameters.map((name) => [name, parameter(name, /^\d{1,3}$/, '0')])),
  };
}

/** A value that is kept and not acted upon. */
function parameter(name: string, accepted: RegExp, initial: string): Pick<ExtendedCommand, 'read' | 'set'> {
  return {
    read: ({ settings }) => settings.parameters.get(name) ?? initial,
    set: ({ settings }, value) => {
      if (!accepted.test(value)) return 'ERROR';
      settings.parameters.set(name, value);
      return 'OK';
    },
  };
}
