import type { CallerIdService, CallerIdSetting, ForwardingReason, MobileNetwork } from '../../client/telephony.js';
import type { Advice } from './en.js';
import { pluralsOf } from './plural.js';

const counted = pluralsOf('en');

/** What tel-line-services says. */
export interface LineServicesStrings {
  readonly open: string;
  readonly askNetwork: string;
  readonly asking: string;
  /** How long something has taken by now. */
  readonly elapsed: (time: string) => string;
  readonly forwarding: {
    readonly title: string;
    readonly when: string;
    readonly reasons: Readonly<Record<ForwardingReason, string>>;
    readonly number: string;
    readonly after: string;
    readonly seconds: (seconds: number) => string;
    readonly set: string;
    readonly erase: string;
    readonly done: (when: string, number: string) => string;
    readonly ended: (when: string) => string;
    readonly state: string;
    readonly off: string;
    readonly to: (number: string) => string;
    readonly toAfter: (number: string, seconds: number) => string;
    readonly noNumber: string;
  };
  readonly waiting: {
    readonly title: string;
    readonly on: string;
    readonly off: string;
    readonly isOn: string;
    readonly isOff: string;
  };
  readonly ownNumber: {
    readonly title: string;
    readonly label: string;
    readonly settings: Readonly<Record<CallerIdSetting, string>>;
    readonly save: string;
    readonly saved: string;
    readonly network: Readonly<Record<CallerIdService['network'], string>>;
  };
  readonly networks: {
    readonly title: string;
    readonly scan: string;
    readonly scanning: string;
    readonly cancel: string;
    readonly cancelling: string;
    readonly cancelled: string;
    readonly found: (count: number) => string;
    readonly list: string;
    readonly availability: Readonly<Record<MobileNetwork['availability'], string>>;
    readonly use: string;
    readonly useNamed: (name: string) => string;
    readonly automatic: string;
    readonly choosing: string;
    readonly chosen: (name: string) => string;
    readonly chosenAutomatic: string;
  };
  /** What stands for TAPI's results here. */
  readonly errors: Readonly<Record<'noNetwork' | 'notOffered' | 'networkRefused' | 'busyWithCall', Advice>>;
}

export const lineServicesEn: LineServicesStrings = {
  open: 'Services of the network',
  askNetwork: 'Ask the network',
  asking: 'Waiting for the network. This takes some seconds, a minute at most.',
  elapsed: (time) => `${time} so far`,
  forwarding: {
    title: 'Call forwarding',
    when: 'When',
    reasons: {
      unconditional: 'Always',
      busy: 'When busy',
      noReply: 'When nobody answers',
      notReachable: 'When off or out of reach',
    },
    number: 'Forward to',
    after: 'After ringing for',
    seconds: (seconds) => counted(seconds, { one: '# second', other: '# seconds' }),
    set: 'Forward calls',
    erase: 'End forwarding',
    done: (when, number) => `${when}: calls go to ${number}.`,
    ended: (when) => `${when}: calls are not forwarded.`,
    state: 'What the network has',
    off: 'not forwarded',
    to: (number) => `to ${number}`,
    toAfter: (number, seconds) => `to ${number} after ${counted(seconds, { one: '# second', other: '# seconds' })}`,
    noNumber: 'Enter the number that calls are to go to.',
  },
  waiting: {
    title: 'Call waiting',
    on: 'Turn on',
    off: 'Turn off',
    isOn: 'On: a second call is offered during a call.',
    isOff: 'Off: who calls during a call hears that the line is busy.',
  },
  ownNumber: {
    title: 'Your own number',
    label: 'Is told to who is called',
    settings: { network: 'As the network has it', withhold: 'Never', show: 'Always' },
    save: 'Save',
    saved: 'Saved. It holds for the calls from now on.',
    network: {
      notProvided: 'The network cannot withhold your number.',
      always: 'The network withholds your number in all calls.',
      unknown: 'The network does not say what it does.',
      unlessAllowed: 'The network withholds your number unless it is told to show it.',
      ifAsked: 'The network shows your number unless it is told to withhold it.',
    },
  },
  networks: {
    title: 'Networks within reach',
    scan: 'Look for networks',
    scanning: 'Looking for networks. This takes up to three minutes; a call ends it.',
    cancel: 'Cancel',
    cancelling: 'Cancelling…',
    cancelled: 'Cancelled. The list is as it was.',
    found: (count) => counted(count, { one: '# network found.', other: '# networks found.' }),
    list: 'Networks found',
    availability: {
      unknown: 'not known',
      available: 'available',
      current: 'in use',
      forbidden: 'not for this SIM card',
    },
    use: 'Use',
    useNamed: (name) => `Use ${name}`,
    automatic: 'Choose automatically',
    choosing: 'Changing the network. This takes up to two minutes.',
    chosen: (name) => `The line uses ${name} now.`,
    chosenAutomatic: 'The modem chooses the network by itself now.',
  },
  errors: {
    noNetwork: {
      what: 'There is no network to ask.',
      next: 'Calls cannot be made either: wait until the line is registered, then try again.',
    },
    notOffered: {
      what: 'This modem or its network does not have this.',
      next: 'Calls are not affected. Ask the operator, or set it in the operator’s own app.',
    },
    networkRefused: {
      what: 'The network refused.',
      next: 'Nothing was changed, and calls go on as before. Ask the operator whether your contract has this.',
    },
    busyWithCall: {
      what: 'There is a call.',
      next: 'It goes on as it was. Look for networks, and change them, when it has ended.',
    },
  },
};
