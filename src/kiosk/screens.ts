/** What the kiosk shows. */
export type Screen = 'attract' | 'choose' | 'number' | 'call' | 'ended';

/**
 * What happens to it.
 * - `begin`: somebody touches the idle screen; `openPad`: wants to dial; `back`: goes back to the names
 * - `call`: a call begins, placed or offered; `end`: it is over, or could not be placed
 * - `reset`: the visit is over, because the visitor says so or is gone
 */
export type KioskEvent = 'begin' | 'openPad' | 'back' | 'call' | 'end' | 'reset';

/** The whole way of a visit: what each screen makes of each event; nothing where it stands for nothing there. */
const WAYS: Readonly<Record<Screen, Readonly<Partial<Record<KioskEvent, Screen>>>>> = {
  attract: { begin: 'choose', call: 'call', end: 'ended', reset: 'attract' },
  choose: { openPad: 'number', call: 'call', end: 'ended', reset: 'attract' },
  number: { back: 'choose', call: 'call', end: 'ended', reset: 'attract' },
  // A call in progress is no idleness: only its end leads on, and another call may follow it at once.
  call: { call: 'call', end: 'ended' },
  ended: { back: 'choose', openPad: 'number', call: 'call', end: 'ended', reset: 'attract' },
};

/** Where an event leads; the same screen where it leads nowhere. */
export function nextScreen(screen: Screen, event: KioskEvent): Screen {
  return WAYS[screen][event] ?? screen;
}
