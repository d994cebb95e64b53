import { phaseOf } from '../elements/call-panel/call-words.js';
import type { TelIncomingCall } from '../elements/incoming-call/incoming-call.js';
import type { Call, Line } from '../client/telephony.js';

/** What a key does. */
export type KeyAction = 'answer' | 'end' | 'hold' | 'mute' | 'help';

/**
 * The console's keys: Alt with a letter, none of which Chromium's browsers have for themselves (theirs are Alt+D, E and F), and `?`. They hold wherever the keyboard is, also in the
 * number field; in other fields only what types nothing there, so not `?`, and not Alt where it types letters of its own (macOS, AltGr).
 */
export const CALL_KEYS: readonly (readonly [keys: string, action: KeyAction])[] = [
  ['Alt+A', 'answer'],
  ['Alt+X', 'end'],
  ['Alt+P', 'hold'],
  ['Alt+M', 'mute'],
  ['?', 'help'],
];

/** What of a key event is looked at. */
export type KeyPress = Pick<
  KeyboardEvent,
  'key' | 'code' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'repeat' | 'isComposing'
> & { readonly altGraph: boolean };

/**
 * What a press asks for; null for nothing.
 * @param typing - Whether the keyboard is in a field for text.
 */
export function actionOf(press: KeyPress, typing: boolean): KeyAction | null {
  const { altKey, ctrlKey, metaKey, shiftKey, repeat, isComposing, altGraph } = press;
  if (repeat || isComposing || ctrlKey || metaKey || altGraph) return null;
  if (!altKey) return press.key === '?' && !typing ? 'help' : null;
  if (shiftKey) return null;
  const plain = /^[a-z]$/iu.test(press.key);
  // With Option, macOS types another letter: there the place of the key counts, outside of fields.
  if (!plain && typing) return null;
  const letter = plain ? press.key.toUpperCase() : press.code.replace(/^Key/, '');
  return CALL_KEYS.find(([keys]) => keys === `Alt+${letter}`)?.[1] ?? null;
}

/** What the keys work on. */
export interface KeyTargets {
  readonly line: Line | null;
  readonly incoming: TelIncomingCall | null;
}

/** Does what a key asks for, as the button of that name would. What fails is shown with the call, as it stands. */
export function actOn(action: Exclude<KeyAction, 'help'>, { line, incoming }: KeyTargets): void {
  const calls = line?.calls ?? [];
  const first = (...phases: readonly string[]): Call | undefined =>
    phases.flatMap((phase) => calls.filter((call) => phaseOf(call) === phase && call.conference === null))[0];
  if (action === 'answer') incoming?.answer();
  else if (action === 'mute') incoming?.silence();
  else if (action === 'end') quietly(first('active', 'outgoing', 'incoming'), 'drop');
  else {
    const active = first('active');
    if (active?.can.hold === true) quietly(active, 'hold');
    else if (active === undefined)
      quietly(
        calls.find(({ can }) => can.unhold),
        'unhold',
      );
  }
}

function quietly(call: Call | undefined, what: 'drop' | 'hold' | 'unhold'): void {
  if (call?.can[what] !== true) return;
  call[what]().catch(() => undefined);
}
