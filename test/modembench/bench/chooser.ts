import { setTimeout as wait } from 'node:timers/promises';
import { UiDevTools } from './ui-devtools.js';
import type { UiNode } from './ui-devtools.js';

/** The bubble takes no clicks in its first half second, against clickjacking (measured on Chromium 156); a click too early is repeated. */
const deafMs = 550;
const pollMs = 50;
const limitMs = 30_000;
const defaultRowHeight = 24;

/** Presses Chromium's real port chooser, the bubble that `requestPort()` opens, as a user would. Works headless. */
export class Chooser {
  #tools: Promise<UiDevTools> | undefined;

  constructor(private readonly port: number) {}

  /** The switches a browser needs for its chooser to be driven. A second `--enable-features` would override the first. */
  static flags(port: number): string[] {
    return [`--enable-ui-devtools=${port}`, '--enable-features=ui-debug-tools-enable-synthetic-events'];
  }

  /** Waits for the chooser, selects a row (0 is the first shown) and connects. */
  async pick(row = 0): Promise<void> {
    await this.#answer('Connect', async (tools, views) => {
      const table = views.find(({ view }) => view === 'TableView');
      if (table === undefined) return;
      const height = Number((await tools.properties(table)).get('RowHeight')) || defaultRowHeight;
      await tools.click(table, 20, height * row + 8);
    });
  }

  /** Waits for the chooser and cancels it. */
  async cancel(): Promise<void> {
    await this.#answer('Cancel', async () => {});
  }

  close(): void {
    void this.#tools?.then((tools) => tools.close()).catch(() => {});
  }

  /** Prepares and presses a button, again and again until the bubble is gone. */
  async #answer(label: string, prepare: (tools: UiDevTools, views: UiNode[]) => Promise<void>): Promise<void> {
    const tools = await (this.#tools ??= UiDevTools.connect(this.port));
    await until('the chooser to appear', async () => (await bubble(tools)).length > 0);
    await until('the chooser to close', async () => {
      await wait(deafMs);
      const views = await bubble(tools);
      if (views.length === 0) return true;
      // The bubble may close under any of these calls: then its nodes are unknown, and it is looked for again.
      await prepare(tools, views)
        .then(() => press(tools, views, label))
        .catch(() => {});
      await wait(pollMs);
      return (await bubble(tools)).length === 0;
    });
  }
}

/** The chooser's own nodes; none while it is not shown. */
async function bubble(tools: UiDevTools): Promise<UiNode[]> {
  const nodes = await tools.nodes();
  const start = nodes.findIndex(({ view }) => view === 'DeviceChooserContentView');
  return start < 0 ? [] : nodes.slice(start);
}

async function press(tools: UiDevTools, views: readonly UiNode[], label: string): Promise<void> {
  for (const button of views.filter(({ view }) => view === 'MdTextButton')) {
    const properties = await tools.properties(button);
    if (properties.get('Text') === label && properties.get('Enabled') === 'true') await tools.click(button, 10, 10);
  }
}

async function until(what: string, happened: () => Promise<boolean>): Promise<void> {
  for (const endMs = Date.now() + limitMs; !(await happened()); await wait(pollMs))
    if (Date.now() > endMs) throw new Error(`waited in vain for ${what}`);
}
