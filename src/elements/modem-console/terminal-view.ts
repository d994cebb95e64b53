import type { Terminal } from '@xterm/xterm';
import type { FitAddon } from '@xterm/addon-fit';
import type { Scheduler, Timer } from '../../base/clock.js';

/** Lines that the terminal holds and scrolls through; the log keeps more. */
export const SCROLLBACK = 5000;
/** One writing a frame, whatever comes. */
const FRAME_MS = 16;

/** A terminal that only shows: loaded when it is first seen, written once a frame, bounded. */
export class TerminalView {
  readonly #scheduler: () => Scheduler;
  #terminal: Terminal | null = null;
  #fit: FitAddon | null = null;
  #pending: string[] = [];
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
    terminal.write('\x1b[?25l');
    this.#terminal = terminal;
    this.fit();
    this.#later();
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

  /** Adds lines at the end, in the next frame. */
  write(lines: readonly string[]): void {
    this.#pending.push(...lines.slice(-SCROLLBACK));
    if (this.#pending.length > SCROLLBACK) this.#pending.splice(0, this.#pending.length - SCROLLBACK);
    this.#later();
  }

  /** Shows other lines in place of all that it has. */
  replace(lines: readonly string[]): void {
    this.#pending = [];
    this.#terminal?.reset();
    this.#terminal?.write('\x1b[?25l');
    this.write(lines);
  }

  close(): void {
    this.#timer?.cancel();
    this.#timer = null;
    this.#terminal?.dispose();
    this.#terminal = null;
    this.#fit = null;
    this.#pending = [];
  }

  #later(): void {
    if (this.#terminal === null || this.#pending.length === 0) return;
    this.#timer ??= this.#scheduler().after(FRAME_MS, () => {
      this.#timer = null;
      const lines = this.#pending;
      this.#pending = [];
      this.#terminal?.write(lines.map((line) => `${line}\n`).join(''));
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
