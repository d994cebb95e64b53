// What users have asked for, and the test that shows each. A row that is shown names a test's file and its exact title; `open`: not yet; `later`: its part is not built yet.

/** @typedef {{ id: string, wants: string, file?: string, title?: string, state?: 'open' | 'later' }} Feature */

const e2e = (name) => `test/e2e/${name}.spec.ts`;
const round = e2e('full-round');

/** @type {readonly { title: string, rows: readonly Feature[] }[]} */
export const features = [
  {
    title: 'Beside other software',
    rows: [
      {
        id: 'dialpad',
        wants: 'a dialpad by keyboard and touch, long-press 0, letters',
        file: 'src/elements/dialpad/dialpad.browser.test.ts',
        title: 'write a plus when 0 is held, and no 0 with it',
      },
      {
        id: 'screen-reader',
        wants: 'a screen reader can do everything',
        file: 'src/elements/testing/specimens.browser.test.ts',
        title: '%s has no accessibility fault',
      },
      {
        id: 'call-log',
        wants: 'a call log, missed calls, redial, speed dial',
        file: e2e('call-log'),
        title: 'a call is in the log, also after a reload, and is called again from there',
      },
      {
        id: 'contacts',
        wants: 'contacts without force',
        file: e2e('call-log'),
        title: 'a call that nobody answers is missed, and a caller is shown by the name among the contacts',
      },
      {
        id: 'tel-links',
        wants: 'tel: links',
        file: e2e('call-experience'),
        title:
          'a link of another page brings its number and says its extension; a press calls, a reload does not bring it again',
      },
      {
        id: 'dtmf',
        wants: 'digits with a tone, a keypad in the call',
        file: 'src/elements/sound/sounds.browser.test.ts',
        title: 'sounds with its two frequencies for at least 100 ms, however short it is pressed',
      },
      {
        id: 'ring',
        wants: 'ringing: sound, vibration, notification',
        file: e2e('call-experience'),
        title: 'who looks elsewhere is notified of a call, and the notification goes with the ring',
      },
      {
        id: 'several-calls',
        wants: 'hold, swap, conference, transfer',
        file: round,
        title: 'connect, call, hold, a second call, swap, conference, transfer',
      },
      { id: 'sms-ussd', wants: 'SMS, USSD sessions', state: 'later' },
      {
        id: 'signal',
        wants: 'signal, registration',
        file: round,
        title: 'the signal is lost and comes back, the network denies and lets in, and a fault is survived',
      },
      {
        id: 'sim-pin',
        wants: 'the PIN of a SIM',
        file: e2e('sim-lock'),
        title: 'a wrong PIN, then the right one, all by the keyboard; then a call says who it is',
      },
      {
        id: 'console',
        wants: 'a console: history, hex, log export, macros',
        file: e2e('at-console'),
        title: 'a macro is saved, run after a reload, exported and imported; a broken file is explained',
      },
      {
        id: 'reconnect',
        wants: 'reconnects by itself, and says honestly how it stands',
        file: round,
        title:
          'the modem is unplugged during a call and comes back by itself; the AT console, a macro and its log go on',
      },
      {
        id: 'simulated',
        wants: 'a simulated device',
        file: round,
        title: 'somebody calls, is refused, calls again, is answered and hangs up',
      },
      {
        id: 'themes',
        wants: 'dark, right to left, languages',
        file: 'src/elements/locale/languages.browser.test.ts',
        title: 'speaks English until the language has come, then every element speaks it, with nothing else done',
      },
      {
        id: 'offline',
        wants: 'installs, works offline',
        file: e2e('offline'),
        title: 'without a network the console starts, in whatever it is asked for, and calls',
      },
      {
        id: 'tabs',
        wants: 'several tabs on one line',
        file: e2e('tabs'),
        title: 'two tabs, one line: a call that one places is seen in the other, and either can end it',
      },
      {
        id: 'kiosk',
        wants: 'a kiosk: allow list, idle reset, attract screen',
        file: e2e('kiosk'),
        title: 'attract, choose, call, talk, hang up; and nothing is left',
      },
      { id: 'voice', wants: 'voice through the modem, recording', state: 'later' },
    ],
  },
  {
    title: 'Pains of the platform',
    rows: [
      {
        id: 'buffer',
        wants: 'lost bytes are counted and shown',
        file: 'src/elements/host-counters/host-counters.browser.test.ts',
        title: 'says of each fault what happened, how often and what that means',
      },
      {
        id: 'open-failed',
        wants: 'a port that could not be opened is not shown as connected',
        file: 'src/elements/line-status/line-status.browser.test.ts',
        title: 'says what to do about %s',
      },
      {
        id: 'device-lost',
        wants: 'a lost device: requests end in order, the line comes back, the log stays',
        file: round,
        title:
          'the modem is unplugged during a call and comes back by itself; the AT console, a macro and its log go on',
      },
      {
        id: 'held',
        wants: 'a port that another tab or program has: two errors, each with its advice',
        file: 'src/elements/port-button/port-button.browser.test.ts',
        title: '%s is said with its next step',
      },
      {
        id: 'identical',
        wants: 'identical modems: a name of one’s own, a sign',
        file: 'src/elements/line-settings/line-settings.browser.test.ts',
        title: 'says what to look for while it is given: %s',
      },
      {
        id: 'background',
        wants: 'rings in a background tab',
        file: 'src/elements/sound/sounds.browser.test.ts',
        title: 'goes on by itself: each round begins again on the audio clock, with no timer',
      },
      {
        id: 'silent-ring',
        wants: 'ringing is unlocked at connect; it is seen always',
        file: e2e('call-experience'),
        title: 'ringing is allowed by a press, muted by another, and said',
      },
      {
        id: 'policy',
        wants: 'a page that may not use devices says why, and what to set',
        file: e2e('capabilities'),
        title: 'Permissions-Policy: serial=() on the response is said, with what the header must be',
      },
    ],
  },
  {
    title: 'Asked for elsewhere',
    rows: [
      {
        id: 'type-and-enter',
        wants: 'the dialpad up front; type and press Enter',
        file: round,
        title: 'connect, call, hold, a second call, swap, conference, transfer',
      },
      {
        id: 'first-ring',
        wants: 'the first ring of the day is heard',
        file: 'src/elements/sound/sounds.browser.test.ts',
        title: 'is not known before it is tried, waits for a press, and is told when it may',
      },
      {
        id: 'redial',
        wants: 'an empty Call recalls the last number',
        file: 'src/elements/dialpad/dialpad.browser.test.ts',
        title: 'brings the last number back when the field is empty, and dials it when pressed again',
      },
      {
        id: 'talkback',
        wants: 'presses of assistive technology enter digits',
        file: 'src/elements/dialpad/dialpad.browser.test.ts',
        title: 'write on click, which assistive technology sends without pointer events',
      },
      { id: 'ussd-session', wants: 'USSD as a session', state: 'later' },
      {
        id: 'quick-commands',
        wants: 'quick AT commands, history, hex view; the log survives a disconnect',
        file: e2e('at-console'),
        title: 'the log is filtered, shown in hexadecimal, and exported as text and as a fixture',
      },
      {
        id: 'labels',
        wants: 'labels of one’s own',
        file: 'src/elements/line-settings/line-settings.browser.test.ts',
        title: 'is given with the keyboard alone',
      },
      {
        id: 'safe-report',
        wants: 'a status report without identities',
        file: 'src/elements/host-counters/host-counters.browser.test.ts',
        title: 'downloads what the worker told, as JSON',
      },
      {
        id: 'idle-reset',
        wants: 'idle returns to the start, an attract screen',
        file: e2e('kiosk'),
        title: 'what was typed is gone as well when nobody is there',
      },
      {
        id: 'back-door',
        wants: 'a fake device with a back door for tests',
        file: 'src/worker/simulator-play.test.ts',
        title: 'somebody calls, by number and name, and gives up',
      },
      { id: 'recording', wants: 'call recording', state: 'later' },
    ],
  },
];
