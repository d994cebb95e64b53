import type { Answer, Once, Scenario } from './explored-host.js';

const EVERY_ANSWER: readonly Answer[] = [
  'accepts',
  'refuses',
  'answers 0',
  'throws',
  'completes inside',
  'fails inside',
  'completes twice inside',
  'completes inside, then refuses',
  'tells CONNECTED inside',
  'completes the others inside',
  'completes itself and the others inside',
  'completes across',
  'fails across',
  'completes across, then refuses',
];

const PLAIN: readonly Answer[] = ['accepts', 'refuses', 'completes inside'];

const CLOSES: readonly Once[] = ['the client closes the call', 'the client closes the line', 'the client goes away'];

/** Small enough for every run of the tests. */
export const SCENARIOS: Readonly<Record<string, Scenario>> = {
  'two device commands, every answer of the provider, every end of the line': {
    requests: ['lineDevSpecific', 'lineDevSpecific'],
    answers: EVERY_ANSWER,
    completions: 2,
    events: [],
    eventCount: 0,
    once: ['the client closes the line', 'the device is lost', 'the provider completes while it closes'],
  },
  'two device commands, bad completions, time': {
    requests: ['lineDevSpecific', 'lineDevSpecific'],
    answers: ['accepts', 'completes inside'],
    completions: 2,
    events: [],
    eventCount: 0,
    once: [
      'the client closes the line',
      'a positive completion',
      'a completion of another generation',
      'five minutes pass',
    ],
  },
  'a call is made beside a device command, every answer': {
    requests: ['lineMakeCall', 'lineDevSpecific'],
    answers: EVERY_ANSWER,
    completions: 1,
    events: ['CONNECTED', 'IDLE'],
    eventCount: 1,
    once: ['the client closes the call', 'the device is lost'],
  },
  'a call is made beside a device command, every close': {
    requests: ['lineMakeCall', 'lineDevSpecific'],
    answers: ['accepts'],
    completions: 1,
    events: ['CONNECTED', 'IDLE'],
    eventCount: 2,
    once: [...CLOSES, 'the device is lost'],
  },
  'a call is made and dropped': {
    requests: ['lineMakeCall', 'lineDrop'],
    answers: ['accepts', 'completes the others inside', 'fails inside'],
    completions: 1,
    events: ['CONNECTED', 'IDLE', 'CALLINFO'],
    eventCount: 2,
    once: [
      'the client closes the call',
      'the provider completes while it closes',
      'the provider completes one request while it closes',
    ],
  },
  'a call comes in, is answered and dropped': {
    requests: ['lineAnswer', 'lineDrop'],
    answers: PLAIN,
    completions: 1,
    events: ['OFFERING', 'CALLINFO', 'IDLE'],
    eventCount: 2,
    incoming: true,
    once: ['the client closes the call', 'the device is lost'],
  },
  'a table with one place': {
    requests: ['lineMakeCall', 'lineDevSpecific', 'lineDevSpecific'],
    answers: PLAIN,
    completions: 1,
    events: [],
    eventCount: 0,
    once: ['the client closes the line'],
    room: { requests: 1, events: 256 },
  },
  'a ring with one event cell': {
    requests: ['lineMakeCall', 'lineDevSpecific'],
    answers: ['accepts', 'tells CONNECTED inside', 'completes itself and the others inside'],
    completions: 1,
    events: ['CONNECTED', 'CALLINFO'],
    eventCount: 2,
    once: ['the client closes the line'],
    room: { requests: 256, events: 1 },
  },
};

/** With more requests, answers, events and closes, for `npm run test:soak`: up to 50,000 states each. */
export const LARGE_SCENARIOS: Readonly<Record<string, Scenario>> = {
  'three device commands, every end of the line': {
    requests: ['lineDevSpecific', 'lineDevSpecific', 'lineDevSpecific'],
    answers: ['accepts', 'refuses', 'completes inside', 'fails across', 'completes the others inside'],
    completions: 1,
    events: [],
    eventCount: 0,
    once: ['the client closes the line', 'the device is lost'],
  },
  'two device commands, every answer, bad completions, every end of the line': {
    requests: ['lineDevSpecific', 'lineDevSpecific'],
    answers: EVERY_ANSWER,
    completions: 2,
    events: [],
    eventCount: 0,
    once: [
      'the client closes the line',
      'the client goes away',
      'the device is lost',
      'the provider completes while it closes',
      'a positive completion',
    ],
  },
  'a call is made beside a device command, every answer, event and close': {
    requests: ['lineMakeCall', 'lineDevSpecific'],
    answers: EVERY_ANSWER,
    completions: 1,
    events: ['CONNECTED', 'IDLE', 'CALLINFO'],
    eventCount: 1,
    once: ['the client closes the call', 'the client closes the line', 'the device is lost'],
  },
  'a call is made, dropped, and a device command': {
    requests: ['lineMakeCall', 'lineDrop', 'lineDevSpecific'],
    answers: ['accepts', 'completes the others inside'],
    completions: 1,
    events: ['CONNECTED', 'IDLE'],
    eventCount: 1,
    once: ['the client closes the call', 'the device is lost', 'the provider completes one request while it closes'],
  },
  'a call comes in, is answered and dropped, every close': {
    requests: ['lineAnswer', 'lineDrop'],
    answers: [...PLAIN, 'fails across', 'completes the others inside'],
    completions: 1,
    events: ['OFFERING', 'CONNECTED', 'CALLINFO', 'IDLE'],
    eventCount: 2,
    incoming: true,
    once: [...CLOSES, 'the device is lost', 'five minutes pass'],
  },
};
