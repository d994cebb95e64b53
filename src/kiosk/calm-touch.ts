/** What counts as use. `click` and `input` come from assistive technology without a pointer. */
const USES = ['pointerdown', 'pointermove', 'touchstart', 'wheel', 'keydown', 'click', 'input'] as const;

/** Tells of every use of the page: pointer, touch, keyboard, assistive technology. */
export function watchUse(target: EventTarget, used: () => void): void {
  for (const type of USES) target.addEventListener(type, used, { capture: true, passive: true });
}

/**
 * Takes away what a browser does on a long or a two-finger press, which a kiosk's visitor never means: context menu, dragging, pinching. Selecting text and
 * double-tap zoom are off in the style sheet; zooming by keyboard and browser stays.
 */
export function calmTouch(target: EventTarget): void {
  const stop = (event: Event): void => {
    event.preventDefault();
  };
  for (const type of ['contextmenu', 'dragstart', 'gesturestart']) target.addEventListener(type, stop);
}
