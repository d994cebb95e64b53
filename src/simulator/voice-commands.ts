import type { CommandOutcome, ModemCore } from './modem-core.js';

/** Length of a digit of `+VTS` that names none: `+VTD`, in hundredths of a second. */
const DEFAULT_DIGIT_LENGTH = 10;
const GAP_MS = 70;

const TONE = /^(?:\{([0-9A-D*#]),(\d{1,3})\}|\[(?:\d{0,4}),(?:\d{0,4}),(\d{1,4})\]|([0-9A-D*#]))(?:,|$)/;

/** One element of `+VTS`: a digit, or a tone, which the other end does not understand ('' then). */
interface Tone {
  readonly digit: string;
  readonly lengthMs: number;
}

/** `+VTS=` (V.253): digits `5`, digits with a length `{5,30}` and tones `[697,1209,10]`, lengths in hundredths of a second. */
export function sendTones(modem: ModemCore, text: string): CommandOutcome {
  const tones = tonesOf(text, Number(modem.settings.parameters.get('+VTD') ?? DEFAULT_DIGIT_LENGTH));
  const { state } = modem.line;
  if (tones === null || modem.settings.serviceClass !== 8 || (state !== 'voice' && state !== 'offHook')) return 'ERROR';
  return {
    start: (done) => {
      sendNext(modem, tones, () => {
        done('OK');
      });
    },
  };
}

/** `+VLS=`: 0 hangs up, the other values connect the line, with handset or loudspeaker or without. */
export function selectLine(modem: ModemCore, value: string): CommandOutcome {
  if (modem.settings.serviceClass !== 8) return 'ERROR';
  if (!['0', '1', '4', '5', '7'].includes(value)) return 'ERROR';
  modem.settings.parameters.set('+VLS', value);
  if (value === '0') modem.line.hangUp();
  else if (value !== '4') modem.line.offHook();
  return 'OK';
}

/** `+VRX`: what is heard goes to the computer until that ends it. */
export function receiveVoice(modem: ModemCore): CommandOutcome {
  const { state } = modem.line;
  if (modem.settings.serviceClass !== 8 || (state !== 'voice' && state !== 'offHook')) return 'ERROR';
  modem.receive();
  return 'CONNECT';
}

function sendNext(modem: ModemCore, [tone, ...rest]: readonly Tone[], done: () => void): void {
  if (tone === undefined) {
    done();
    return;
  }
  modem.line.port?.sendDtmf(tone.digit);
  modem.scheduler.after(tone.lengthMs + GAP_MS, () => {
    sendNext(modem, rest, done);
  });
}

function tonesOf(text: string, defaultLength: number): Tone[] | null {
  const tones: Tone[] = [];
  for (let rest = text; rest !== '';) {
    const match = TONE.exec(rest);
    if (match === null) return null;
    const [all, digit, digitLength, toneLength, bare] = match;
    tones.push({ digit: digit ?? bare ?? '', lengthMs: Number(digitLength ?? toneLength ?? defaultLength) * 10 });
    rest = rest.slice(all.length);
  }
  return tones.length === 0 || text.endsWith(',') ? null : tones;
}
