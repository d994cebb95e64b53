import { expect, type Locator, type Page } from '@playwright/test';

/** Waits until an element shows a text, inside its shadow root as well. */
export async function says(where: Locator, text: string | RegExp): Promise<void> {
  await expect(where.getByText(text).filter({ visible: true }).first()).toBeVisible();
}

/** Presses a button by the keyboard, once it can be pressed: a key is not held back until then. */
export async function press(button: Locator): Promise<void> {
  await expect(button).toBeEnabled();
  await button.press('Enter');
}

/** The console as a person uses it. */
export class ConsolePage {
  readonly errors: string[] = [];

  constructor(readonly page: Page) {
    page.on('pageerror', (error) => this.errors.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') this.errors.push(message.text());
    });
  }

  /** Opens the console and waits until the simulated modem is ready. */
  async open(url: string): Promise<void> {
    await this.page.goto(url);
    await expect(this.coreChip).toHaveText(/core: (wasm, [\d.]+ kB|JavaScript)/);
    await says(this.callPanel, 'No call');
    await expect(this.callButton).toBeEnabled();
  }

  get coreChip(): Locator {
    return this.page.getByText(/^core: /);
  }

  get callPanel(): Locator {
    return this.page.getByRole('region', { name: 'Current call' });
  }

  get numberField(): Locator {
    return this.page.getByRole('region', { name: 'Dialpad' }).getByRole('textbox');
  }

  get callButton(): Locator {
    return this.page.getByRole('region', { name: 'Dialpad' }).getByRole('button', { name: 'Call', exact: true });
  }

  async dial(number: string): Promise<void> {
    await this.numberField.fill(number);
    await press(this.callButton);
  }

  async hangUp(): Promise<void> {
    await press(this.callPanel.getByRole('button', { name: 'Hang up' }));
  }

  /** Dials the number that answers, to connected and back to idle. */
  async callAndHangUp(): Promise<void> {
    await this.dial('5550100');
    await says(this.callPanel, 'Connected');
    await this.hangUp();
    await says(this.callPanel, /ended|hung up/i);
    await expect(this.callButton).toBeEnabled();
  }

  get title(): Locator {
    return this.callPanel.getByRole('paragraph').first();
  }

  get others(): Locator {
    return this.callPanel.getByRole('list', { name: 'Other calls' });
  }

  get members(): Locator {
    return this.callPanel.getByRole('list', { name: 'In this conference' });
  }

  get said(): Locator {
    return this.callPanel.getByRole('status').first();
  }

  get modemConsole(): Locator {
    return this.page.getByRole('tabpanel', { name: 'AT console' });
  }

  /** The traffic of the line that is looked at, with this in it: the terminal shows its newest lines only. */
  async traffic(text: string): Promise<void> {
    await this.page.getByRole('tab', { name: 'AT console' }).press('Enter');
    await this.modemConsole.getByRole('searchbox', { name: 'Show lines with' }).fill(text);
    await expect(this.modemConsole.getByRole('region', { name: 'AT traffic' })).toContainText(text);
  }
}
