import { expect, type Locator } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { ConsolePage, press } from './console-page.js';

/** The console with its AT console open, by the keyboard. */
export class ToolsPage extends ConsolePage {
  async toConsole(): Promise<void> {
    await this.page.getByRole('tab', { name: 'AT console' }).press('Enter');
    await expect(this.prompt).toBeVisible();
  }

  get prompt(): Locator {
    return this.modemConsole.getByRole('combobox', { name: 'Command' });
  }

  get answer(): Locator {
    return this.modemConsole.getByRole('region', { name: 'Answer' });
  }

  get terminal(): Locator {
    return this.modemConsole.getByRole('region', { name: 'AT traffic' });
  }

  async send(text: string): Promise<void> {
    await this.prompt.fill(text);
    await this.prompt.press('Enter');
  }

  async openMacros(): Promise<void> {
    const summary = this.modemConsole.getByText(/^Macros \(/);
    await summary.focus();
    await this.page.keyboard.press('Enter');
  }

  async saveMacro(name: string, commands: string): Promise<void> {
    await this.modemConsole.getByRole('textbox', { name: 'Name' }).fill(name);
    await this.modemConsole.getByRole('textbox', { name: /^Commands/ }).fill(commands);
    await press(this.modemConsole.getByRole('button', { name: 'Save macro' }));
  }

  /** The file that a button has the browser save. */
  async saved(button: string): Promise<string> {
    const download = this.page.waitForEvent('download');
    await press(this.modemConsole.getByRole('button', { name: button }));
    return readFile(await (await download).path(), 'utf8');
  }
}
