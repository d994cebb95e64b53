import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { CommandError, TelephonyError, type CommandAnswer } from '../../client/telephony.js';
import { asLine, asTelephony, FakeTelephony } from '../testing/fake-telephony.js';
import { buttonNamed, mount, rendered, textOf, unmountAll } from '../testing/mount.js';
import { cellularLine, sampleTraffic } from '../testing/specimens-technician.js';
import './tel-modem-console.js';

const answer = (values: Partial<CommandAnswer> = {}): CommandAnswer => ({
  lines: ['SIM7600G'], result: 'OK', ok: true, cut: false, setUpAgain: false, ...values,
}); // prettier-ignore

beforeEach(() => {
  localStorage.removeItem('ringback.macros');
});
afterEach(() => {
  unmountAll();
  vi.restoreAllMocks();
});

async function modemConsole() {
  const line = cellularLine();
  const telephony = Object.assign(new FakeTelephony(), { traffic: sampleTraffic(line) });
  const mounted = await mount('tel-modem-console', { telephony: asTelephony(telephony), line: asLine(line) });
  const { root, element, scheduler } = mounted;
  await scheduler.advance(10);
  const field = root.querySelector<HTMLInputElement>('#command')!;
  const settle = async () => {
    await new Promise((resolve) => setTimeout(resolve));
    await rendered(element);
  };
  const shown = () =>
    [...root.querySelectorAll('.xterm-rows > div')].map((row) => row.textContent.trim()).filter((text) => text !== '');
  return {
    ...mounted, line, telephony, field, settle, shown,
    terminal: async (text: string) => {
      await vi.waitFor(async () => {
        await scheduler.advance(50);
        expect(shown().join('\n')).toContain(text);
      }, 10_000);
    },
    send: async (text: string) => {
      await userEvent.fill(field, text);
      await userEvent.keyboard('{Enter}');
      await settle();
    },
    press: async (name: string) => {
      buttonNamed(root, name).click();
      await settle();
    },
  }; // prettier-ignore
}

describe('the terminal', () => {
  it('shows the line’s traffic with its direction, a filter, and hexadecimal', async () => {
    const { terminal, shown, root, settle, element } = await modemConsole();
    await terminal('→ ATE0␍');
    await userEvent.fill(root.querySelector<HTMLInputElement>('input[type=search]')!, 'carrier');
    await rendered(element);
    await vi.waitFor(() => expect(textOf(root, '.count')).toBe('1 of 6 lines'));
    await terminal('NO CARRIER');
    await vi.waitFor(() => expect(shown().join()).not.toContain('ATE0'));
    root.querySelector<HTMLInputElement>('.check input')!.click();
    await settle();
    await terminal('4e 4f 20 43');
  });

  it('keeps its log when the line goes, and when another telephony comes', async () => {
    const { element, telephony, line, root, settle } = await modemConsole();
    telephony.set({ lines: [], traffic: [] });
    line.set({ service: { state: 'lost', reason: 'unplugged' } });
    element.telephony = asTelephony(new FakeTelephony());
    await settle();
    expect(textOf(root, '.count')).toBe('6 of 6 lines');
  });

  it('writes no more at once than it holds', async () => {
    const { telephony, line, element, root, settle, scheduler, terminal } = await modemConsole();
    await terminal('ATE0');
    const traffic = Array.from({ length: 20_000 }, (_, id) => ({
      id: 100 + id, atMs: 0, line: asLine(line), direction: 'fromModem' as const, text: `line ${id}`,
    })); // prettier-ignore
    telephony.set({ traffic });
    await settle();
    expect(textOf(root, '.count')).toBe('20,006 of 20,006 lines');
    await terminal('line 19999');
    expect(scheduler.pending).toBeLessThanOrEqual(1);
    element.remove();
    expect(scheduler.pending).toBe(0);
  });

  it('stands still while it is paused, and counts', async () => {
    const { press, telephony, line, root, settle, terminal, shown } = await modemConsole();
    await terminal('NO CARRIER');
    await press('Pause');
    telephony.set({
      traffic: [{ id: 99, atMs: 0, line: asLine(line), direction: 'fromModem', text: 'RING' }],
    });
    await settle();
    expect(shown().join()).not.toContain('RING');
    buttonNamed(root, 'Resume (1 new)').click();
    await terminal('RING');
  });
});

describe('a command', () => {
  it('is sent by Enter; its answer is announced, and its lines are shown', async () => {
    const { send, line, root, field } = await modemConsole();
    line.commanding = () => Promise.resolve(answer());
    await send('ATI');
    expect(line.asked).toEqual(['ATI']);
    expect(textOf(root, '.answer [role=status]')).toBe('ATI: OK after 0 ms. 1 line');
    expect(textOf(root, '.answer pre')).toBe('SIM7600G');
    expect(field.value).toBe('');
  });

  it('that is not sent says what does it instead, as an alert', async () => {
    const { send, line, root } = await modemConsole();
    line.commanding = () => Promise.reject(new CommandError('', 'dial', 'ATD'));
    await send('ATD0900');
    expect(textOf(root, '.answer [role=alert]')).toContain('The console does not dial Dial with the dialpad');
  });

  it('shows numbers only when they are asked for', async () => {
    const { send, line, root, element } = await modemConsole();
    line.commanding = () => Promise.resolve(answer({ lines: ['861234050123456'] }));
    await send('AT+CGSN');
    expect(textOf(root, 'pre')).toBe('•••••••••••••••');
    [...root.querySelectorAll('label')].find((label) => label.textContent.includes('plainly'))!.click();
    await rendered(element);
    expect(textOf(root, 'pre')).toBe('861234050123456');
  });

  it('that takes long shows that it is out, and can be taken back', async () => {
    const { send, line, root, press } = await modemConsole();
    let signal: AbortSignal | undefined;
    line.commanding = (_, options) => {
      signal = options?.signal;
      return new Promise((_resolve, reject) => {
        options?.signal?.addEventListener('abort', () => reject(new TelephonyError('aborted', '', 0)));
      });
    };
    await send('AT+COPS=?');
    expect(textOf(root, '.running [role=status]')).toBe('AT+COPS=? is out.');
    await send('ATI');
    expect(textOf(root, '.found')).toBe('A command is out. Wait for its answer, or cancel it.');
    await press('Cancel');
    expect(signal?.aborted).toBe(true);
    expect(root.querySelector('.running')).toBeNull();
    expect(textOf(root, '.answer [role=alert]')).toContain('Cancelled');
  });

  it('comes back by the arrow keys', async () => {
    const { send, line, field } = await modemConsole();
    line.commanding = () => Promise.resolve(answer());
    await send('ATI');
    await send('AT+CSQ');
    await userEvent.type(field, 'AT');
    await userEvent.keyboard('{ArrowUp}{ArrowUp}');
    await vi.waitFor(() => expect(field.value).toBe('ATI'));
    await userEvent.keyboard('{ArrowDown}{ArrowDown}');
    await vi.waitFor(() => expect(field.value).toBe('AT'));
  });

  it('is completed from the modem’s own list', async () => {
    const { line, field, root } = await modemConsole();
    line.commanding = () => Promise.resolve(answer({ lines: ['AT+CSQ', 'AT+CXYZ'] }));
    await userEvent.type(field, 'AT+C');
    await userEvent.keyboard('{Control>} {/Control}');
    const options = () =>
      [...root.querySelectorAll('[role=option]')].map((option) => option.textContent.replace(/\s+/g, ' ').trim());
    await vi.waitFor(() => expect(options()).toEqual(['AT+CSQ strength of the signal', 'AT+CXYZ the modem’s own']));
    expect(line.asked).toEqual(['AT+CLAC']);
    await userEvent.keyboard('{ArrowDown}{ArrowDown}{Enter}');
    await vi.waitFor(() => expect(field.value).toBe('AT+CXYZ'));
    expect(line.asked).toEqual(['AT+CLAC']);
  });
});
