import type {
  CapabilityAdvice,
  CapabilityName,
  CapabilityReason,
  CapabilityState,
  DeviceVia,
} from '../../client/capabilities.js';
import type {
  CallState,
  DisconnectReason,
  HeardOnPort,
  MagicNumber,
  PortLoad,
  SetUpStep,
  TelephonyErrorCode,
  WaitingReason,
} from '../../client/telephony.js';
import type { DialError } from '../../numbers/dial-string.js';
import { callExperienceEn, type CallExperienceStrings } from './call-experience.js';
import { commandErrorsEn, modemConsoleEn, type ModemConsoleStrings } from './modem-console.js';
import { latencyEn, type LatencyStrings } from './latency.js';
import { networkEn, type NetworkStrings } from './network.js';
import { lineServicesEn, type LineServicesStrings } from './line-services.js';
import { peopleEn, peopleErrorsEn, type PeopleStrings } from './people.js';
import { simulatorEn, type SimulatorStrings } from './simulator.js';
import { emergencyEn, type EmergencyStrings } from './emergency.js';
import { pluralsOf } from './plural.js';
import type { AudioPath, IdentifySign, LineService, LineServiceReason } from '../../tspi/structures.js';

/** What happened, and what the person can do next ('' where nothing is needed). */
export interface Advice {
  readonly what: string;
  readonly next: string;
}

/** What a counter counts: its name, and what happened and what that means. */
export interface CounterWords {
  readonly what: string;
  readonly means: string;
}

/** Everything the elements say. The user's words; the protocol's stand only under `requests`, `modemConsole` and `counters`. */
export interface Strings {
  readonly dialpad: {
    readonly label: string;
    readonly number: string;
    readonly placeholder: string;
    readonly call: string;
    readonly erase: string;
    readonly keypad: string;
    readonly keyNames: Readonly<Record<string, string>>;
    readonly holdForPlus: string;
    readonly cannotDial: (character: string) => string;
    readonly cannotPaste: (character: string) => string;
    readonly problems: Readonly<Record<DialError, string>>;
    readonly nothingToDial: string;
    readonly tooLong: string;
    readonly recalled: string;
  };
  readonly call: {
    readonly label: string;
    readonly none: Advice;
    readonly states: Readonly<Record<CallState, string>>;
    readonly incoming: string;
    readonly incomingFrom: (who: string) => string;
    readonly rings: (count: number) => string;
    readonly callerIds: { readonly blocked: string; readonly outOfArea: string; readonly unknown: string };
    readonly noNumber: string;
    readonly answer: string;
    readonly refuse: string;
    /** Sends an offered call to another number, unanswered. */
    readonly redirect: string;
    readonly redirectTo: string;
    readonly redirectNow: string;
    readonly hangUp: string;
    readonly takeBack: string;
    readonly keypad: string;
    readonly sentDigits: string;
    readonly heardDigits: string;
    readonly listen: string;
    readonly flash: string;
    readonly handOff: string;
    /** What a call carries beside voice. */
    readonly media: Readonly<Record<'fax' | 'data', string>>;
    /** In place of the state's word, of a connected call. */
    readonly heldByOther: string;
    /** A call that somebody talks on at a handset of the line. */
    readonly handedOff: Advice;
    readonly duration: string;
    readonly lasted: (duration: string) => string;
    readonly callAgain: string;
    readonly dismiss: string;
    readonly ended: string;
    readonly missed: string;
    readonly unanswered: string;
    readonly notPlaced: string;
    readonly reasons: Readonly<Record<Exclude<DisconnectReason, ''>, Advice>>;
    readonly hold: string;
    /** Ends a hold. */
    readonly unhold: string;
    readonly swap: string;
    readonly join: string;
    readonly transfer: string;
    readonly transferTo: string;
    readonly transferNow: string;
    /** Calls the number before the call is transferred to it. */
    readonly askFirst: string;
    readonly completeTransfer: string;
    /** Of two calls: gives their parties to each other, and both end here. */
    readonly putThrough: string;
    readonly transferred: string;
    /** The switch took a transfer; whether the other number answers is not told. */
    readonly sentOn: Advice;
    readonly addPerson: string;
    readonly personToAdd: string;
    readonly callPerson: string;
    readonly joinCalls: string;
    readonly cancel: string;
    readonly takeOut: string;
    readonly conference: string;
    readonly conferenceEnded: string;
    readonly conferenceOf: (people: string) => string;
    readonly people: (count: number) => string;
    readonly members: string;
    readonly list: string;
    readonly others: string;
    /** A call that is not shown any more has ended, and why. */
    readonly otherEnded: (why: string) => string;
    readonly heldEnded: string;
    readonly failed: Readonly<
      Record<
        | 'answer'
        | 'redirect'
        | 'drop'
        | 'digits'
        | 'flash'
        | 'handOff'
        | 'listen'
        | 'hold'
        | 'unhold'
        | 'swap'
        | 'transfer'
        | 'consult'
        | 'join'
        | 'takeOut',
        string
      >
    >;
  };
  readonly line: {
    readonly label: string;
    readonly none: Advice;
    readonly simulated: string;
    readonly states: Readonly<Record<LineService['state'], string>>;
    readonly unplugged: string;
    /** A cellular line has no network yet. */
    readonly searching: string;
    readonly lookingNext: string;
    readonly network: Readonly<Record<'home' | 'roaming', string>> & {
      /** Before the operator's name. */
      readonly operator: string;
      readonly signal: Readonly<Record<keyof NetworkStrings['strength'], (percent: number) => string>>;
    };
    /** The device works, and lacks what a call needs. */
    readonly noCalls: string;
    readonly inCall: string;
    readonly ringing: string;
    readonly dialing: string;
    readonly next: Readonly<Record<LineService['state'], string>>;
    readonly reasons: Readonly<Record<Exclude<LineServiceReason, 'none'>, string>>;
    readonly audio: Readonly<Record<AudioPath, string>>;
    readonly media: { readonly fax: string; readonly data: string };
    readonly since: (ago: string) => string;
    readonly sinceNow: string;
  };
  readonly lineSettings: {
    readonly open: string;
    readonly name: string;
    readonly hint: string;
    readonly save: string;
    readonly saved: (name: string) => string;
    readonly removed: string;
    readonly identify: string;
    readonly signs: Readonly<Record<IdentifySign, string>>;
    readonly seen: string;
  };
  readonly simLock: {
    readonly label: string;
    readonly title: Readonly<Record<'pin' | 'puk', string>>;
    readonly hint: Readonly<Record<'pin' | 'puk', string>>;
    readonly tries: (left: number) => string;
    readonly triesUnknown: string;
    readonly pin: string;
    readonly puk: string;
    readonly newPin: string;
    readonly unlock: Readonly<Record<'pin' | 'puk', string>>;
    readonly trying: string;
    readonly unlocked: string;
  };
  readonly lineServices: LineServicesStrings;
  readonly people: PeopleStrings;
  readonly experience: CallExperienceStrings;
  readonly modemConsole: ModemConsoleStrings;
  readonly network: NetworkStrings;
  readonly latency: LatencyStrings;
  readonly simulator: SimulatorStrings;
  readonly emergency: EmergencyStrings;
  readonly errors: Readonly<Record<TelephonyErrorCode, Advice>>;
  /** What a port said in which no modem was found. */
  readonly heard: Readonly<Record<HeardOnPort, Advice>>;
  /** A module that the import map of a page without a bundler leaves out. */
  readonly lacksModule: (module: string) => string;
  readonly unexpected: Advice;
  readonly uncertain: string;
  readonly port: {
    readonly connect: string;
    readonly connecting: string;
    readonly progress: string;
    readonly probing: (rate: number, index: number, count: number) => string;
    readonly steps: Readonly<Record<Exclude<SetUpStep['step'], 'probing'>, string>>;
    readonly connected: (name: string) => string;
    readonly tryAgain: string;
    readonly close: string;
    /** The button that asks again by another way. */
    readonly ways: Readonly<Record<DeviceVia, string>>;
    readonly add: string;
    readonly adding: string;
    readonly added: (name: string) => string;
  };
  readonly capabilities: {
    readonly label: string;
    readonly leads: Readonly<Record<'unread' | 'no' | 'soFar' | 'yes', string>>;
    readonly all: string;
    readonly lesser: string;
    readonly concerns: (names: string) => string;
    readonly names: Readonly<Record<CapabilityName, string>>;
    readonly states: Readonly<Record<CapabilityState, string>>;
    readonly reasons: Readonly<Record<Exclude<CapabilityReason, ''>, string>>;
    readonly advice: Readonly<Record<CapabilityAdvice, string>>;
  };
  readonly ownership: {
    readonly label: string;
    /** A tab whose title is not known, and one by its title. */
    readonly unnamed: string;
    readonly named: (title: string) => string;
    readonly guest: (tab: string) => string;
    readonly waiting: Readonly<
      Record<Exclude<WaitingReason, 'starting'>, { readonly what: (tab: string) => string; readonly next: string }>
    >;
    readonly takeOver: string;
    /** A modem that another tab still has. */
    readonly held: Advice;
    readonly reclaim: string;
  };
  readonly magic: {
    readonly label: string;
    readonly behaviors: Readonly<Record<MagicNumber['behavior'], (seconds: number) => string>>;
    readonly call: (number: string, behavior: string) => string;
  };
  readonly requests: {
    readonly label: string;
    readonly empty: string;
    readonly id: string;
    readonly functionName: string;
    readonly life: string;
    readonly scale: string;
    readonly result: string;
    readonly time: string;
    readonly outstanding: string;
    readonly refused: string;
    readonly early: string;
    readonly outcomeUnknown: string;
    readonly lifeOf: (returned: string, completed: string) => string;
    readonly returnedAfter: (duration: string) => string;
    readonly notReturned: string;
    readonly completedAfter: (duration: string) => string;
    readonly notCompleted: string;
    readonly showAll: (count: number) => string;
    readonly showFewer: string;
  };
  readonly counters: {
    readonly label: string;
    readonly notYet: string;
    readonly gone: string;
    readonly goneWithout: string;
    readonly unanswered: string;
    readonly asOf: (time: string) => string;
    readonly refresh: string;
    readonly download: string;
    readonly nothingToDownload: string;
    readonly personal: string;
    readonly now: string;
    readonly outstanding: string;
    readonly noPorts: string;
    readonly port: string;
    readonly portName: (deviceId: number) => string;
    readonly portBeingSetUp: string;
    readonly open: string;
    readonly isOpen: string;
    readonly isClosed: string;
    readonly queued: string;
    readonly inFlight: string;
    readonly receivedBy: (port: string, what: string) => string;
    /** By kind; `means` ends with what to do. */
    readonly receiveErrors: Readonly<Record<keyof PortLoad['receiveErrors'], CounterWords>>;
    readonly faults: string;
    readonly noFaults: string;
    readonly facts: string;
    readonly factsMean: string;
    readonly quiet: (count: number) => string;
    readonly unknown: string;
    /** By the name the host counts under. */
    readonly kinds: Readonly<Record<string, CounterWords>>;
  };
}

const counted = pluralsOf('en');
const plural = (count: number, one: string, many: string): string =>
  counted(count, { one: `# ${one}`, other: `# ${many}` });

/** English: the first load has it, and it stands in for a language that is not there. */
export const en: Strings = {
  dialpad: {
    label: 'Dialpad',
    number: 'Number to call',
    placeholder: 'Enter a number',
    call: 'Call',
    erase: 'Erase the last digit',
    keypad: 'Keys',
    keyNames: { '*': 'Star', '#': 'Hash' },
    holdForPlus: 'hold for plus',
    cannotDial: (character) => `“${character}” cannot be dialled.`,
    cannotPaste: (character) => `Not pasted: “${character}” cannot be dialled. Copy the number alone.`,
    problems: {
      INVALADDRESS: 'This is not a number that can be called. Check it and try again.',
      DIALDIALTONE: 'This line cannot wait for a second dial tone. Use a comma for a pause in place of W.',
      DIALQUIET: 'This line cannot wait for silence. Use commas for pauses in place of @.',
      DIALBILLING: 'This line cannot wait for a billing tone. Use commas for pauses in place of $.',
      DIALPROMPT: 'This line cannot stop and ask during dialling. Take the question mark out.',
    },
    nothingToDial: 'Enter a number first.',
    tooLong: 'This number is too long. A number has 40 digits at most.',
    recalled: 'Last number. Press Call again to dial it.',
  },
  call: {
    label: 'Current call',
    none: { what: 'No call', next: 'Enter a number and press Call. An incoming call appears here.' },
    states: {
      offering: 'Incoming call',
      accepted: 'Incoming call',
      dialtone: 'Line is open',
      dialing: 'Dialling',
      proceeding: 'Connecting',
      ringback: 'Ringing',
      busy: 'Busy',
      specialInfo: 'Announcement from the network',
      connected: 'Connected',
      onHold: 'On hold',
      conferenced: 'In a conference',
      disconnected: 'Ended',
      unknown: 'Not known: the modem does not say',
      idle: 'Ended',
    },
    incoming: 'Incoming call',
    incomingFrom: (who) => `Incoming call from ${who}`,
    rings: (count) => `Rang ${plural(count, 'time', 'times')}`,
    callerIds: {
      blocked: 'Number withheld',
      outOfArea: 'Number not available',
      unknown: 'Unknown caller',
    },
    noNumber: 'No number',
    answer: 'Answer',
    refuse: 'Refuse',
    redirect: 'Send on to…',
    redirectTo: 'Number to send the call on to',
    redirectNow: 'Send on',
    hangUp: 'Hang up',
    takeBack: 'Cancel call',
    keypad: 'Keypad',
    sentDigits: 'Digits sent',
    heardDigits: 'Digits heard',
    flash: 'Flash',
    listen: 'Hear digits',
    handOff: 'Hand to handset',
    media: { fax: 'Fax call', data: 'Data call' },
    heldByOther: 'Connected – put on hold at the other end',
    handedOff: { what: 'Goes on at the handset', next: '' },
    duration: 'Duration',
    lasted: (duration) => `Lasted ${duration}`,
    callAgain: 'Call again',
    dismiss: 'Close',
    ended: 'Call ended',
    missed: 'Not answered',
    unanswered: 'Ended before it was answered',
    notPlaced: 'The call was not placed',
    hold: 'Hold',
    unhold: 'Take back',
    swap: 'Swap',
    join: 'Join',
    transfer: 'Transfer',
    transferTo: 'Number to transfer to',
    transferNow: 'Transfer now',
    askFirst: 'Ask first',
    completeTransfer: 'Complete transfer',
    putThrough: 'Put through',
    transferred: 'Call transferred',
    sentOn: { what: 'Call sent on', next: 'Whether the other number answers is not known here.' },
    addPerson: 'Add person',
    personToAdd: 'Number of the person to add',
    callPerson: 'Call person',
    joinCalls: 'Join calls',
    cancel: 'Cancel',
    takeOut: 'Take out',
    conference: 'Conference',
    conferenceEnded: 'Conference ended',
    conferenceOf: (people) => `Conference with ${people}`,
    people: (count) => plural(count, 'person', 'people'),
    members: 'In this conference',
    list: 'Calls',
    others: 'Other calls',
    otherEnded: (why) => `The other call: ${why}`,
    heldEnded: 'The call on hold has ended',
    reasons: {
      normal: { what: 'Call ended', next: '' },
      unknown: { what: 'Call ended', next: 'The modem did not say why.' },
      reject: { what: 'Call refused', next: 'The other side does not take the call now. Try again later.' },
      pickup: { what: 'Answered elsewhere', next: 'Somebody took the call on another phone.' },
      busy: { what: 'Busy', next: 'The other side is on the phone. Try again in a few minutes.' },
      noAnswer: { what: 'No answer', next: 'Nobody picked up. Try again later.' },
      badAddress: { what: 'Number not in use', next: 'Check the number, with its area code, and call again.' },
      unreachable: { what: 'Not reachable', next: 'The phone may be off or out of reach. Try again later.' },
      congestion: { what: 'The network is full', next: 'Wait a minute, then call again.' },
      noDialtone: {
        what: 'No dial tone',
        next: 'Check that the cable from the modem to the wall socket is plugged in.',
      },
      tempFailure: { what: 'The network failed', next: 'Wait a minute, then call again.' },
      blocked: { what: 'Not allowed', next: 'This line may not call this number. Ask whoever set it up.' },
      cancelled: { what: 'Call cancelled', next: '' },
      unavailable: { what: 'Line lost', next: 'The modem went away during the call. Plug it in again.' },
      detached: {
        what: 'Call lost',
        next: 'The tab that ran the line was closed or stopped working. The line comes back by itself.',
      },
      outOfOrder: { what: 'The other line is out of order', next: 'Try again later.' },
    },
    failed: {
      listen: 'The digits of the other party cannot be heard. The call goes on.',
      flash: 'The flash could not be sent. The call is still here.',
      handOff:
        'The call could not be handed over: no handset is lifted, or the modem refuses. Lift the handset, then try again.',
      answer: 'The call could not be answered.',
      redirect: 'The call could not be sent on. It still rings here: answer or refuse it.',
      drop: 'The call could not be ended. Try again, or unplug the modem.',
      digits: 'The digits were not all sent. Send them again.',
      hold: 'The call could not be put on hold.',
      unhold: 'The call could not be taken back.',
      swap: 'The calls could not be swapped.',
      transfer: 'The call could not be transferred. It is still here.',
      consult: 'The number could not be called. The first call is still here.',
      join: 'The calls could not be joined. They are still here.',
      takeOut: 'This person could not be taken out of the conference.',
    },
  },
  line: {
    label: 'Line',
    none: { what: 'No line', next: 'Connect a modem to make and take calls.' },
    simulated: 'Simulated line: nothing leaves this computer and no call costs money.',
    states: {
      closed: 'Not in use',
      opening: 'Getting ready',
      ready: 'Ready',
      lost: 'Line lost',
      failed: 'Out of order',
    },
    unplugged: 'Unplugged',
    searching: 'Searching',
    lookingNext:
      'The modem is looking for its mobile network. If that takes more than a minute, check its antenna or move it to a window.',
    network: {
      home: 'Registered with its mobile network.',
      roaming: 'Registered with another operator’s network (roaming): calls may cost more.',
      operator: 'Operator:',
      signal: {
        none: (percent) => `No signal (${percent} %).`,
        weak: (percent) => `Weak signal (${percent} %).`,
        fair: (percent) => `Fair signal (${percent} %).`,
        good: (percent) => `Good signal (${percent} %).`,
        veryGood: (percent) => `Very good signal (${percent} %).`,
      },
    },
    noCalls: 'No calls',
    inCall: 'In a call',
    ringing: 'Ringing',
    dialing: 'Dialling',
    next: {
      closed: 'Connect the modem to use this line.',
      opening: 'This takes a few seconds.',
      ready: 'Calls can be made and taken.',
      lost: 'It comes back by itself when the modem is there again.',
      failed: 'Unplug the modem, plug it in again, then connect it.',
    },
    reasons: {
      unplugged: 'Plug the modem in again: the line comes back by itself.',
      portBusy:
        'Another program, or a tab of another site, uses the modem. Close it there: the line comes back by itself.',
      heldByTab:
        'Another tab of this site has the line. Use it there, or close that tab: the line comes here by itself.',
      heldBySystem:
        'The computer’s own driver, or another program, has the modem. Connect it as a serial port; if it is not in that list, close the other program.',
      permissionDenied: 'The browser no longer lets this page use the modem. Choose it again with “Connect a modem”.',
      noAnswer: 'The modem does not answer. Check its power and cable, then connect it again.',
      garbage:
        'What the modem says cannot be read. Its speed is probably set to another value: unplug it and plug it in again.',
      initFailed: 'The modem refused its settings. Unplug it, plug it in again, then connect it.',
      portFailed: 'The browser could not open the modem’s port. Unplug the modem and plug it in again.',
      noSim: 'There is no SIM card in the modem. Unplug it, put one in, and plug it in again.',
      simFailed: 'The modem cannot use its SIM card. Take it out, put it in again, or try another one.',
      pinWanted:
        'The SIM card is locked by its PIN: enter it here, or turn the PIN off in a phone and put the card back into the modem.',
      pukWanted:
        'The PIN was wrong too often. Unlock the SIM card with the PUK from your operator, here or in a phone.',
      noNetwork:
        'The modem finds no mobile network. Check its antenna or move it to a window: calls work again by themselves.',
      networkRefused: 'The mobile network does not accept this SIM card. Ask its operator whether it is active.',
    },
    audio: {
      none: 'No sound: you will hear nothing on this line.',
      handset: 'Talk and listen on the telephone plugged into the modem.',
      speaker: 'Talk and listen through the modem’s own speaker and microphone.',
      headset: 'Talk and listen on the headset plugged into the modem.',
      page: 'Talk and listen through this computer.',
    },
    media: {
      fax: 'This modem connects as a fax machine: you will not hear a voice.',
      data: 'This modem connects as a data modem: you will not hear a voice.',
    },
    since: (ago) => `for ${ago}`,
    sinceNow: 'for less than a minute',
  },
  lineSettings: {
    open: 'Name, and which modem it is',
    name: 'Name of this line',
    hint: 'A name like Reception. Without one, the line has the name that it came with.',
    save: 'Save the name',
    saved: (name) => `Saved: this line is “${name}”.`,
    removed: 'Saved: this line has the name that it came with.',
    identify: 'Show which modem it is',
    signs: {
      lights:
        'Look at the modems now: for five seconds, the lamps of this one blink (TR, SD and RD, or its only lamp).',
      activity: 'This modem has no lamps. For five seconds short words go to it and back, which the AT traffic shows.',
    },
    seen: 'Nothing seen? Unplug the modem that you mean: its line is the one that then says “Unplugged”. Calls on it end.',
  },
  simLock: {
    label: 'SIM card',
    title: { pin: 'The SIM card wants its PIN', puk: 'The SIM card wants its PUK' },
    hint: {
      pin: 'Calls need it; emergency numbers can be called without.',
      puk: 'The PIN was wrong too often. The PUK, 8 digits, came with the SIM card, or its operator knows it. After ten wrong ones the card is of no use any more.',
    },
    tries: (left) => counted(left, { one: 'One try is left.', other: '# tries are left.' }),
    triesUnknown: 'This modem does not say how many tries are left.',
    pin: 'PIN of the SIM card',
    puk: 'PUK of the SIM card',
    newPin: 'New PIN, 4 to 8 digits',
    unlock: { pin: 'Unlock', puk: 'Set the new PIN' },
    trying: 'Unlocking the SIM card. It may take half a minute.',
    unlocked: 'The SIM card is unlocked.',
  },
  lineServices: lineServicesEn,
  people: peopleEn,
  experience: callExperienceEn,
  modemConsole: modemConsoleEn,
  network: networkEn,
  latency: latencyEn,
  simulator: simulatorEn,
  emergency: emergencyEn,
  errors: {
    invalidPin: {
      what: 'This cannot be the code',
      next: 'A PIN has 4 to 8 digits, a PUK 8. Nothing was sent to the SIM card.',
    },
    wrongPin: {
      what: 'The PIN was wrong',
      next: 'Enter it again, with care: after the last try the SIM card wants its PUK.',
    },
    wrongPuk: {
      what: 'The PUK was wrong',
      next: 'Enter it again, with care: after the last try the SIM card is of no use any more.',
    },
    pukWanted: {
      what: 'The PIN was wrong too often',
      next: 'Enter the PUK that came with the SIM card, and a new PIN. Calls work again after that.',
    },
    pinNotWanted: {
      what: 'The SIM card does not ask for this code now',
      next: 'Nothing was sent to it. Look at the line: it says what it waits for.',
    },
    simFailed: {
      what: 'The modem cannot use its SIM card',
      next: 'Calls do not work yet, but for emergency numbers. Wait a minute; if it stays so, unplug the modem, put the card in again and plug it in.',
    },
    refused: { what: 'The line refused', next: 'Look at what the line says, then try again.' },
    invalidAddress: { what: 'This number cannot be called', next: 'Check it and try again. Nothing was dialled.' },
    serviceCode: {
      what: 'This is a code, not a number',
      next: 'It would change the network’s services or the modem. Use “Services of the network” instead. Nothing was dialled.',
    },
    blocked: { what: 'This number is not allowed', next: 'This line may not call it. Ask whoever set it up.' },
    notPermitted: {
      what: 'This page may not do that',
      next: 'Whoever set this page up did not give it the right. Ask them, or use another page.',
    },
    invalidLabel: { what: 'This name cannot be used', next: 'Take at most 64 characters, all of which can be seen.' },
    ...peopleErrorsEn,
    lineBusy: { what: 'The line is in use', next: 'Wait until the call has ended, then try again.' },
    noCallFree: {
      what: 'There is no place for another call now',
      next: 'Nothing was dialled. The line has one call and one on hold at a time: hold, answer or end one, then call again.',
    },
    searchingNetwork: {
      what: 'The modem is still looking for its mobile network',
      next: 'Nothing was dialled. Wait until the line says that it is registered, then call again. An emergency number can be called even now.',
    },
    noNetwork: {
      what: 'There is no mobile network',
      next: 'Nothing was dialled. Move the modem to a window or check its antenna; if its radio was turned off (flight mode), unplug it and plug it in again. An emergency number may still get through.',
    },
    networkRefused: {
      what: 'The mobile network does not let this SIM card in',
      next: 'Nothing was dialled. Ask its operator whether it is active. An emergency number can be called even so.',
    },
    noSim: {
      what: 'There is no SIM card in the modem',
      next: 'Nothing was dialled. Unplug the modem, put a card in, and plug it in again. An emergency number can be called without one.',
    },
    simLocked: {
      what: 'The SIM card is locked',
      next: 'Nothing was dialled. The line says which code the card wants. An emergency number can be called even so.',
    },
    chooserCancelled: {
      what: 'No modem was chosen',
      next: 'Try again and pick your modem in the browser’s list. If the list does not open or stays empty although the modem is plugged in, your administrator may block serial devices.',
    },
    insecureContext: {
      what: 'This page was not loaded securely',
      next: 'Browsers give modems to secure pages only. Open the page with an address that starts with https://, or from this computer itself.',
    },
    blockedByPermissionsPolicy: {
      what: 'This page may not use serial ports',
      next: 'Whoever runs this site must allow them: the page, and each frame around it, needs the permission “serial”.',
    },
    unsupported: {
      what: 'This browser cannot talk to modems',
      next: 'Open this page in Chrome, Edge or Opera on a computer, or in a recent Firefox.',
    },
    portBusy: {
      what: 'The modem is in use',
      next: 'Another program, or a tab of another site, has it. Close it there, then try again.',
    },
    heldByTab: {
      what: 'Another tab has this modem',
      next: 'Another tab of this site uses it. Use it there, or close that tab: the line then appears here by itself.',
    },
    heldBySystem: {
      what: 'The computer keeps this modem for itself',
      next: 'Its own driver, or another program, has the modem. Pick it in the list of serial ports; if it is not there, close the other program and try again.',
    },
    notAModem: {
      what: 'This device is not a modem that is known',
      next: 'Pick another device. If it is a modem, it may need its own driver: with that it is in the list of serial ports.',
    },
    otherDevice: {
      what: 'This is not another port of the modem',
      next: 'Pick a port of the same modem that is not in use yet.',
    },
    portFailed: {
      what: 'The port could not be opened',
      next: 'Unplug the modem, wait a few seconds, plug it in again, then try again.',
    },
    noAnswer: {
      what: 'Nothing answered',
      next: 'Check that the modem is switched on. If it has several ports, try another one.',
    },
    garbage: {
      what: 'The answer cannot be read',
      next: 'The modem’s speed (baud rate) is probably another one. Unplug it, plug it in again, then try again.',
    },
    unplugged: { what: 'The modem was unplugged', next: 'Plug it in again, then try again.' },
    invalidConfiguration: {
      what: 'This page is set up wrongly',
      next: 'Whoever set it up must mend its configuration. The browser’s console and the error’s message say what.',
    },
    workerLost: {
      what: 'Telephony has stopped',
      next: 'Press “Start again”. Check first whether a call that was going on has ended.',
    },
    closed: { what: 'Telephony is closed', next: 'Reload the page to use it again.' },
    ...commandErrorsEn,
    aborted: { what: 'Cancelled', next: '' },
  },
  heard: {
    silence: {
      what: 'Nothing answered',
      next: 'Check that the modem is switched on. If it has several ports, choose the next one of this device.',
    },
    noise: {
      what: 'The answer cannot be read',
      next: 'What is on this port talks at a speed (baud rate) that no modem uses, or the cable is disturbed. Check the cable, then choose another port.',
    },
    echo: {
      what: 'This port only repeats what it is sent',
      next: 'It is a loopback, or the cable’s two data wires touch. Choose another port, or connect the modem to this cable.',
    },
    nmea: {
      what: 'This port carries the receiver’s GPS positions',
      next: 'No calls can be made on it. Choose the next port of this device.',
    },
    diagnostic: {
      what: 'This port is for the maker’s diagnosis',
      next: 'No calls can be made on it. Choose the next port of this device.',
    },
    ppp: {
      what: 'A data connection runs on this port',
      next: 'End the Internet connection that uses the modem, then try again, or choose the next port of this device.',
    },
    prompt: {
      what: 'A computer answers on this port, not a modem',
      next: 'It asks for a login or a command. Choose the port of the modem.',
    },
    printer: {
      what: 'This is a printer or a machine, not a modem',
      next: 'It cannot make calls. Choose the port of the modem.',
    },
    bluetooth: {
      what: 'This is a Bluetooth module, not a modem',
      next: 'It cannot make calls. Choose the port of the modem.',
    },
    wifi: { what: 'This is a Wi-Fi module, not a modem', next: 'It cannot make calls. Choose the port of the modem.' },
    dataOnly: {
      what: 'This modem has data only, no voice calls',
      next: 'It cannot make calls. Choose another modem.',
    },
    atDevice: {
      what: 'This device refuses what a call needs',
      next: 'It takes a modem’s commands, but cannot be set up for calls. Choose another port or another device.',
    },
    text: {
      what: 'Something else talks on this port',
      next: 'It sends text that no modem sends: perhaps a sensor. Choose the port of the modem.',
    },
  },
  lacksModule: (module) =>
    `This page does not find the module “${module}”. Whoever makes the page lists it in its import map.`,
  unexpected: { what: 'Something went wrong', next: 'Try again. If it happens again, reload the page.' },
  uncertain: 'It is not certain whether it happened all the same. Check before you try again.',
  port: {
    connect: 'Connect a modem',
    connecting: 'Connecting',
    progress: 'Pick your modem in the browser’s list. Then this page asks it what it can do.',
    probing: (rate, index, count) => `Looking for a modem: ${rate} bit/s (${index} of ${count})`,
    steps: {
      opening: 'Opening the port',
      escaping: 'Looking for a modem that has a data connection',
      listening: 'Nothing answers. Listening for what else is on this port',
      identifying: 'A modem is there. Asking what it can do',
      initialising: 'Getting the modem ready for calls',
    },
    connected: (name) => `${name} is connected.`,
    tryAgain: 'Try again',
    close: 'Close',
    ways: { serial: 'List of serial ports', usb: 'My modem is not in the list' },
    add: 'Add a port',
    adding: 'Pick another port of the same modem in the browser’s list. Calls that it tells of are then heard, too.',
    added: (name) => `${name} listens on this port, too.`,
  },
  ownership: {
    label: 'Lines and tabs',
    unnamed: 'Another tab',
    named: (title) => `The tab “${title}”`,
    guest: (tab) => `${tab} runs the lines. Everything works here as well.`,
    waiting: {
      olderOwner: {
        what: (tab) => `${tab} has the lines, and shows an older version of this site.`,
        next: 'Reload that tab, or close it. This page goes on by itself then.',
      },
      newerOwner: {
        what: (tab) => `${tab} has the lines, and shows a newer version of this site.`,
        next: 'Reload this page.',
      },
      otherSetUp: {
        what: (tab) => `${tab} has the lines, and uses them with other settings.`,
        next: 'Close that tab to use the lines here. This page goes on by itself then.',
      },
      noBroker: {
        what: (tab) => `${tab} has the lines.`,
        next: 'This browser cannot share them between tabs. Use that tab, or close it: this page goes on by itself then.',
      },
      silent: {
        what: (tab) => `${tab} has the lines and does not answer.`,
        next: 'It may be asleep: open it to wake it. Or take the lines from it; a call that it has may end.',
      },
    },
    takeOver: 'Use the lines here',
    held: {
      what: 'Another tab of this site still has the modem.',
      next: 'Close that tab: the modem then comes here by itself. Or take it from there: pick it once more in the browser’s list.',
    },
    reclaim: 'Take the modem',
  },
  capabilities: {
    label: 'Access to modems',
    leads: {
      unread: 'Looking at what this page can do…',
      no: 'This page cannot use modems as it is.',
      soFar: 'Nothing stands between this page and a modem, as far as can be known before one is chosen.',
      yes: 'This page can use modems.',
    },
    all: 'Everything in detail',
    lesser: 'Modems work without these:',
    concerns: (names) => `Concerns: ${names}.`,
    names: {
      secureContext: 'Secure page',
      origin: 'Address of its own',
      serial: 'Serial ports',
      serialInWorker: 'Serial ports in the background',
      chooser: 'List of modems',
      usb: 'USB devices',
      usbInWorker: 'USB devices in the background',
      webLocks: 'Locks between tabs',
      sharedWorker: 'A line shared by tabs',
      core: 'Fast core (WebAssembly)',
      persistentStorage: 'Lasting storage',
    },
    states: { available: 'available', missing: 'missing', blocked: 'blocked', unknown: 'not known yet' },
    reasons: {
      insecureContext: 'This page was not loaded securely.',
      notInBrowser: 'This browser does not offer this.',
      notInWorker: 'This browser offers this to the page itself only, not in the background.',
      permissionsPolicy: 'The Permissions-Policy header of this page forbids this.',
      frame: 'This page stands in a frame that may not do this.',
      opaqueOrigin: 'This page, or one around it, is shut in a sandbox.',
      refusedAtOnce: 'The browser refused to show its list of modems.',
      notAsked: 'This shows when it is first used.',
      storageBlocked: 'The browser blocks storage for this site.',
      codePolicy: 'The Content-Security-Policy of this site forbids this.',
      oldBrowser: 'This browser is too old for this.',
      memory: 'The browser has no memory left for this.',
      mayBeCleared: 'The browser may delete what is stored when space runs out.',
      failed: 'The browser did not answer as it should.',
    },
    advice: {
      '': '',
      openSecurely:
        'Open this page over https: with an address that starts with https://, or from this computer itself.',
      otherBrowser: 'Open this page in Chrome, Edge or Opera on a computer, or in a recent Firefox.',
      changeHeader: 'Ask whoever runs this site to send “Permissions-Policy: serial=(self), usb=(self)”.',
      allowFrame:
        'Ask the page that embeds this one to add allow="serial; usb" to the frame. If it is there, look for a Permissions-Policy header that forbids them, of this page or of one around it.',
      leaveSandbox:
        'Open this page by its own address, or ask whoever runs the site to add “allow-same-origin” to the sandbox.',
      askAdministrator:
        'Allow serial ports in the browser’s settings for this site. If that cannot be changed, a policy forbids it: ask whoever manages this computer.',
      askForModem: 'Press “Connect a modem”.',
      openInOwnTab: 'Open this page in a tab of its own.',
      allowStorage: 'Allow this site to store data in the browser’s settings.',
      allowWasm:
        "Calls work the same, a little slower. Whoever runs this site can add 'wasm-unsafe-eval' to the script-src of the worker’s response.",
      updateBrowser: 'Update the browser.',
      freeMemory: 'Calls work the same, a little slower. Close other tabs, then reload this page.',
      keepStorage: 'Calls work the same. At worst this page forgets what it knew of your modems.',
      reload: 'Reload this page. If that does not help, restart the browser.',
    },
  },
  magic: {
    label: 'Numbers to try',
    behaviors: {
      answersAfter: (seconds) => `Answers after ${plural(seconds, 'second', 'seconds')}`,
      busy: () => 'Is always busy',
      noAnswer: () => 'Rings, nobody answers',
      noDialtone: () => 'Finds no dial tone',
      sendsDigits: (seconds) => `Answers, presses keys every ${plural(seconds, 'second', 'seconds')}`,
      hangsUpAfter: (seconds) => `Answers, hangs up after ${plural(seconds, 'second', 'seconds')}`,
      callsBack: (seconds) =>
        seconds > 0 ? `Calls you back after ${plural(seconds, 'second', 'seconds')}` : 'Calls you back',
      rejected: () => 'Refuses the call',
      extension: () => 'Rings on its own line here',
    },
    call: (number, behavior) => `Call ${number}: ${behavior}`,
  },
  requests: {
    label: 'Requests',
    empty: 'No requests yet. Make a call: each thing that is asked of the line appears here.',
    id: 'Id',
    functionName: 'Function',
    life: 'Issued → returned → completed',
    scale: 'logarithmic',
    result: 'Result',
    time: 'Time',
    outstanding: 'outstanding',
    refused: 'refused',
    early: 'early, parked',
    outcomeUnknown: 'outcome unknown: it may have happened',
    lifeOf: (returned, completed) => `${returned}, ${completed}`,
    returnedAfter: (duration) => `returned after ${duration}`,
    notReturned: 'not returned',
    completedAfter: (duration) => `completed after ${duration}`,
    notCompleted: 'not completed',
    showAll: (count) => `Show all ${count}`,
    showFewer: 'Show fewer',
  },
  counters: {
    label: 'Counters',
    notYet: 'The numbers appear here when the worker answers.',
    gone: 'The worker is gone. These are the last numbers that it told; its successor counts from 0.',
    goneWithout: 'The worker is gone and told no numbers before. Its successor counts from 0.',
    unanswered: 'The worker could not be asked: too many requests are out. Refresh when some have ended.',
    asOf: (time) => `As of ${time}`,
    refresh: 'Refresh',
    download: 'Download report',
    nothingToDownload: 'There are no numbers to download yet.',
    personal: 'The report holds counters, ports and the last steps; no phone numbers, no names, no texts.',
    now: 'Now',
    outstanding: 'Requests out, of all pages',
    noPorts: 'No port carries a line.',
    port: 'Port',
    portName: (deviceId) => `Line device ${deviceId}`,
    portBeingSetUp: 'Being set up',
    open: 'State',
    isOpen: 'open',
    isClosed: 'closed',
    queued: 'Waiting',
    inFlight: 'In flight',
    receivedBy: (port, what) => `${port}: ${what}`,
    receiveErrors: {
      overrun: {
        what: 'bytes were lost',
        means:
          'The modem sent faster than the browser took it. Close what keeps this computer busy; plug the modem in directly, not through a hub.',
      },
      framing: {
        what: 'characters without an end',
        means:
          'The modem’s speed is another one, or the cable is bad. Unplug it and plug it in again; try another cable.',
      },
      parity: {
        what: 'characters with wrong parity',
        means:
          'The modem sends in another character format, or the cable is bad. Set it to 8 bits without parity; try another cable.',
      },
      break: {
        what: 'the line was held down',
        means: 'The modem was switched off or on, or a plug is loose. Check its power and its cable.',
      },
    },
    faults: 'Survived since the worker started',
    noFaults: 'Nothing had to be survived.',
    facts: 'Also counted',
    factsMean: 'Facts, not faults.',
    quiet: (count) => `Never happened: ${plural(count, 'kind', 'kinds')}`,
    unknown: 'This page has no words for this counter: the worker is newer than the page’s language table.',
    kinds: {
      threw: {
        what: 'Function failed with an exception',
        means: 'A provider’s function threw where it should have returned. It was answered as a failed operation.',
      },
      badReturns: {
        what: 'Impossible return value',
        means:
          'A provider’s function returned neither success, nor its request’s id, nor an error. It was answered as a failed operation.',
      },
      badValues: {
        what: 'Value of no kind',
        means:
          'A provider left out what it had to give, or gave something else: a number, a text, a handle that cannot be. None of it reached a page.',
      },
      duplicateCompletions: {
        what: 'Completed twice',
        means: 'A provider completed a request again. The first result stands; the second was dropped.',
      },
      staleCompletions: {
        what: 'Completed without a request',
        means:
          'A provider completed a request that does not exist, has ended, or is another provider’s. The completion was dropped.',
      },
      invalidCompletions: {
        what: 'Completed with an impossible result',
        means:
          'A completion’s result was neither success nor an error. It was dropped; the request waits for a proper one, or for its time to run out.',
      },
      overruns: {
        what: 'Refused: the table was full',
        means: 'The worker’s table of requests had no place. The request was refused at once and reached no modem.',
      },
      floods: {
        what: 'Refused: too many from one page',
        means: 'A page had as many requests out as one page may. The next was refused at once and reached no modem.',
      },
      detachedClients: {
        what: 'Page did not take what it was sent',
        means:
          'A page was frozen or busy for too long, so its session was closed: what it alone held was hung up. It begins anew when it runs again; keep pages with calls in front.',
      },
      strayEvents: {
        what: 'Event about nothing',
        means:
          'A provider told of a line, a call or digits that do not exist, or no longer, or with a message that does not belong there. It was dropped.',
      },
      eventsAfterIdle: {
        what: 'Event after the end of a call',
        means: 'A provider told of a call that was over. Nothing follows a call’s end: it was dropped.',
      },
      gateOverflows: {
        what: 'Too many events before the reply',
        means:
          'A provider told more of a call than can wait until the call’s own reply. The call was given up and closed.',
      },
      abandonedRequests: {
        what: 'Left without a completion',
        means:
          'A line or a call closed, or its device was lost, while a completion was still owed. The host ended the request: failed, outcome unknown.',
      },
      expiredRequests: {
        what: 'Ran out of time',
        means:
          'A provider did not complete a request within ten minutes. The host ended the request: failed, outcome unknown.',
      },
      earlyCompletions: {
        what: 'Completed before the function returned',
        means: 'A completion came from inside the provider’s function. It was kept until that returned, in order.',
      },
      repeatedStates: {
        what: 'State told again',
        means: 'A provider told a state in which the call was already. Pages hear of a state once.',
      },
      flushedEvents: {
        what: 'Handed over at once',
        means: 'The queue of events was full, so it was emptied to the pages at once. None was lost.',
      },
    },
  },
};
