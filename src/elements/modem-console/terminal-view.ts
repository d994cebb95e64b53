import type { Terminal } from '@xterm/xterm';
import type { FitAddon } from '@xterm/addon-fit';
import type { Scheduler, Timer } from '../../base/clock.js';
import type { LogEntry } from './traffic-log.js';

/** Lines that the terminal holds and scrolls through; the log keeps more. */
export const SCROLLBACK = 5000;
/** Lines that are made and written in one task: a few milliseconds of a slow machine, so that the page answers in between. */
export const WRITTEN_IN_A_TASK = 250;
/** One writing a frame, whatever comes. */
const FRAME_MS = 16;
/** Synchronized output: between these nothing is drawn, so that what takes several tasks is seen as a whole. */
const HOLD = '\x1b[?2026h';
const DRAW = '\x1b[?2026l';

/** A terminal that only shows: loaded when it is first seen, written once a frame, bounded. */
export class TerminalView {
  readonly #scheduler: () => Scheduler;
  #terminal: Terminal | null = null;
  #fit: FitAddon | null = null;
  #pending: LogEntry[] = [];
  #lineOf: (entry: LogEntry) => string = ({ text }) => text;
  #held = false;
  #timer: Timer | null = null;

  constructor(scheduler: () => Scheduler) {
    this.#scheduler = scheduler;
  }

  get isOpen(): boolean {
    return this.#terminal !== null;
  }

  /** Lines that wait for the next frame; never more than the terminal holds. */
  get waiting(): number {
    return this.#pending.length;
  }

  /** Loads the terminal and opens it in an element. Rejects where it cannot be loaded. */
  async open(into: HTMLElement, label: string): Promise<void> {
    const [{ Terminal }, { FitAddon }] = await Promise.all([import('@xterm/xterm'), import('@xterm/addon-fit')]);
    const terminal = new Terminal({
      disableStdin: true,
      convertEol: true,
      scrollback: SCROLLBACK,
      cursorStyle: 'bar',
      cursorInactiveStyle: 'none',
      fontFamily: 'ui-monospace, "SF Mono", "Cascadia Mono", "DejaVu Sans Mono", Menlo, Consolas, monospace',
      fontSize: 13,
      minimumContrastRatio: 4.5,
      theme: themeOf(into),
    });
    this.#fit = new FitAddon();
    terminal.loadAddon(this.#fit);
    terminal.open(into);
    // Nothing is typed here; it stays a stop of the Tab key, since it scrolls.
    terminal.textarea?.setAttribute('aria-label', label);
    terminal.textarea?.setAttribute('readonly', '');
    // xterm would take the Tab key for the device: nobody could leave by the keyboard (WCAG 2.2, 2.1.2).
    terminal.attachCustomKeyEventHandler(({ key }) => key !== 'Tab');
    terminal.write('\x1b[?25l');
    this.#terminal = terminal;
    this.fit();
    this.#later(FRAME_MS);
  }

  /** Takes the size that its element has now, unless it has none. */
  fit(): void {
    const size = this.#fit?.proposeDimensions();
    if (size !== undefined && Number.isFinite(size.cols) && size.cols > 1 && size.rows > 1)
      this.#terminal?.resize(size.cols, size.rows);
  }

  /** Takes the colours that its element has now. */
  paint(from: HTMLElement): void {
    if (this.#terminal !== null) this.#terminal.options.theme = themeOf(from);
  }

  /** Builds a list of the lines for screen readers, and announces what comes. */
  set screenReader(on: boolean) {
    if (this.#terminal !== null && this.#terminal.options.screenReaderMode !== on)
      this.#terminal.options.screenReaderMode = on;
  }

  /**
   * Adds entries at the end, from the next frame on.
   * @param lineOf - Makes lines of them, and of what is still waiting.
   */
  write(entries: readonly LogEntry[], lineOf: (entry: LogEntry) => string): void {
    if (entries.length === 0) return;
    this.#lineOf = lineOf;
    this.#pending.push(...entries.slice(-SCROLLBACK));
    if (this.#pending.length > SCROLLBACK) this.#pending.splice(0, this.#pending.length - SCROLLBACK);
    this.#later(FRAME_MS);
  }

  /** Shows other entries in place of all that it has. */
  replace(entries: readonly LogEntry[], lineOf: (entry: LogEntry) => string): void {
    this.#pending = [];
    this.#terminal?.reset();
    this.#terminal?.write('\x1b[?25l');
    this.#held = false;
    this.write(entries, lineOf);
  }

  close(): void {
    this.#timer?.cancel();
    this.#timer = null;
    this.#terminal?.dispose();
    this.#terminal = null;
    this.#fit = null;
    this.#pending = [];
    this.#held = false;
  }

  #later(afterMs: number): void {
    if (this.#terminal === null || this.#pending.length === 0) return;
    this.#timer ??= this.#scheduler().after(afterMs, () => {
      this.#timer = null;
      const lines = this.#pending.splice(0, WRITTEN_IN_A_TASK).map((entry) => `${this.#lineOf(entry)}\n`);
      const hold = this.#pending.length > 0;
      // Each writing of its own: the terminal takes in one after the other, and lets the page answer in between.
      this.#terminal?.write([hold && !this.#held ? HOLD : '', ...lines, this.#held && !hold ? DRAW : ''].join(''));
      this.#held = hold;
      this.#later(0);
    });
  }
}

/** The element's own colours, as they are in its scheme. Its hidden children `.accent` and `.quiet` have two more. */
function themeOf(from: HTMLElement): NonNullable<ConstructorParameters<typeof Terminal>[0]>['theme'] & object {
  const { color, backgroundColor } = getComputedStyle(from);
  const colourOf = (name: string): string => {
    const sample = from.parentElement?.querySelector(`.sample.${name}`);
    return sample === null || sample === undefined ? color : getComputedStyle(sample).color;
  };
  return {
    foreground: color,
    background: backgroundColor,
    cursor: backgroundColor,
    blue: colourOf('accent'),
    brightBlack: colourOf('quiet'),
  };
}
