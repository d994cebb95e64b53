import '../call-panel/tel-call-panel.js';
import { asLine, FakeLine } from './fake-telephony.js';
import { buttonNamed, mount, rendered, textOf } from './mount.js';

/** A call panel on a line whose every answer a test sets. */
export async function callPanel() {
  const line = new FakeLine();
  const mounted = await mount('tel-call-panel', { line: asLine(line) });
  const { element, root } = mounted;
  const settle = () => rendered(element);
  return {
    ...mounted,
    line,
    settle,
    press: async (name: string) => {
      buttonNamed(root, name).click();
      await settle();
    },
    /** The large call's buttons. */
    names: () => [...root.querySelectorAll('.actions button')].map((button) => button.textContent.trim()),
    /** The calls below, each with its words and its buttons' names. */
    rows: () =>
      [...root.querySelectorAll('.row')].map((row) => [
        textOf(row, 'p'),
        ...[...row.querySelectorAll('button')].map((button) => button.textContent.trim()),
      ]),
    /** Whether the keyboard is at the panel itself, where no key does anything. */
    rests: () => root.activeElement?.classList.contains('panel') === true,
    said: () => textOf(root, '[role=status]'),
    alarmed: () => textOf(root, '[role=alert]'),
    add: async (values: Parameters<FakeLine['addCall']>[0]) => {
      const call = line.addCall(values);
      await settle();
      return call;
    },
  };
}
