import { afterEach, describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { TelephonyError } from '../../client/telephony.js';
import { LINEERR } from '../../tspi/generated/errors.js';
import { strings } from '../locale/strings.js';
import { asLine, FakeLine } from '../testing/fake-telephony.js';
import { mount, rendered, textOf, unmountAll } from '../testing/mount.js';
import './tel-line-services.js';

afterEach(unmountAll);

const words = strings('en').lineServices;
const never = (): Promise<never> => new Promise(() => undefined);

async function services(values: Partial<FakeLine> = {}) {
  const line = Object.assign(new FakeLine(), { hasNetworkServices: true, ...values });
  const mounted = await mount('tel-line-services', { line: asLine(line) });
  const { root, element } = mounted;
  root.querySelector('summary')?.click();
  const settled = async (): Promise<void> => {
    await new Promise((resolve) => setTimeout(resolve));
    await rendered(element);
  };
  const part = (title: string): HTMLElement => {
    const heading = [...root.querySelectorAll('h3')].find(({ textContent }) => textContent === title);
    return heading!.parentElement!;
  };
  const button = (title: string, label: string): HTMLButtonElement =>
    [...part(title).querySelectorAll('button')].find(({ textContent }) => textContent.trim() === label)!;
  const press = async (title: string, label: string): Promise<void> => {
    button(title, label).click();
    await settled();
  };
  const told = (title: string): string => textOf(part(title), '[role=status]');
  return { ...mounted, line, settled, part, button, press, told };
}

const { forwarding, waiting, ownNumber, networks } = words;

it('is nothing on a line without a mobile network, and asks nothing by itself', async () => {
  const { root, line } = await services({ hasNetworkServices: false });
  expect(root.querySelector('details')).toBeNull();
  const other = await services();
  expect([...line.asked, ...other.line.asked]).toEqual([]);
});

describe('forwarding', () => {
  it('is begun with the keyboard alone', async () => {
    const { line, root, told, settled } = await services();
    root.querySelector('summary')?.focus();
    await userEvent.keyboard('{Tab}');
    expect(root.activeElement?.id).toBe('when');
    await userEvent.selectOptions(root.activeElement as HTMLElement, 'noReply');
    await settled();
    await userEvent.keyboard('{Tab}555 0198{Tab}');
    expect(root.activeElement?.id).toBe('after');
    await userEvent.selectOptions(root.activeElement as HTMLElement, '15');
    await userEvent.keyboard('{Tab}{Enter}');
    await settled();
    expect(line.asked).toEqual(['forwarding set noReply 555 0198 15']);
    expect(told(forwarding.title)).toBe('When nobody answers: calls go to 555 0198.');
  });

  it('asks for a number first', async () => {
    const { line, press, told } = await services();
    await press(forwarding.title, forwarding.set);
    expect(told(forwarding.title)).toBe(forwarding.noNumber);
    expect(line.asked).toEqual([]);
  });

  it('is ended for the reason that is chosen', async () => {
    const { line, press, told } = await services();
    await press(forwarding.title, forwarding.erase);
    expect(line.asked).toEqual(['forwarding erase unconditional']);
    expect(told(forwarding.title)).toBe('Always: calls are not forwarded.');
  });

  it('is told as the network has it, and follows what is changed then', async () => {
    const { press, root } = await services({
      forwardings: [
        { reason: 'unconditional', active: true, number: '+15550100', afterSeconds: null },
        { reason: 'noReply', active: true, number: '5550198', afterSeconds: 20 },
      ],
    });
    await press(forwarding.title, words.askNetwork);
    const shown = () => [...root.querySelectorAll('dd')].map(({ textContent }) => textContent.trim());
    expect(shown()).toEqual(['to +15550100', 'to 5550198 after 20 seconds']);
    await press(forwarding.title, forwarding.erase);
    expect(shown()).toEqual(['not forwarded', 'to 5550198 after 20 seconds']);
  });
});

describe('what takes long', () => {
  it('says so, and for how long by now; nothing else is begun meanwhile', async () => {
    const { line, press, told, part, scheduler, settled, button } = await services({ network: never });
    await press(waiting.title, waiting.on);
    expect(told(waiting.title)).toBe(words.asking);
    expect(part(waiting.title).querySelector('progress')?.getAttribute('aria-label')).toBe(words.asking);
    await scheduler.advance(12_000);
    await settled();
    expect(part(waiting.title).textContent).toContain('00:12 so far');
    expect(button(forwarding.title, words.askNetwork).getAttribute('aria-disabled')).toBe('true');
    await press(forwarding.title, words.askNetwork);
    expect(line.asked).toEqual(['waiting set true']);
  });

  it('of one line is not told of the next', async () => {
    const { element, press, settled, told, button } = await services({ network: never });
    await press(waiting.title, waiting.on);
    element.line = asLine(Object.assign(new FakeLine(), { hasNetworkServices: true }));
    await settled();
    expect(told(waiting.title)).toBe('');
    expect(button(waiting.title, waiting.on).getAttribute('aria-disabled')).toBe('false');
  });
});

describe('settings', () => {
  it('call waiting', async () => {
    const { line, press, told } = await services();
    await press(waiting.title, waiting.off);
    expect(told(waiting.title)).toBe(waiting.isOff);
    await press(waiting.title, words.askNetwork);
    expect(told(waiting.title)).toBe(waiting.isOn);
    expect(line.asked).toEqual(['waiting set false', 'waiting read']);
  });

  it("one's own number", async () => {
    const { line, press, told, root } = await services();
    await press(ownNumber.title, words.askNetwork);
    expect(told(ownNumber.title)).toBe(ownNumber.network.ifAsked);
    expect(root.querySelector<HTMLSelectElement>('#setting')?.value).toBe('withhold');
    await press(ownNumber.title, ownNumber.save);
    expect(line.asked).toEqual(['own number read', 'own number set withhold']);
    expect(told(ownNumber.title)).toBe(ownNumber.saved);
  });
});

describe('networks', () => {
  const found = [
    { availability: 'current', name: 'Example Net', code: '00101', technology: null },
    { availability: 'available', name: '<img src=x>', code: '00102', technology: null },
    { availability: 'forbidden', name: 'Other', code: '00103', technology: null },
  ] as const;

  it('are found, and one that can be is chosen', async () => {
    const { line, press, told, root, settled } = await services({ scanning: () => Promise.resolve(found) });
    await press(networks.title, networks.scan);
    expect(told(networks.title)).toBe('3 networks found.');
    const items = [...root.querySelectorAll('ul[aria-label] li')];
    expect(items.map((item) => item.querySelector('b')?.textContent)).toEqual(found.map(({ name }) => name));
    expect(root.querySelector('img')).toBeNull();
    const uses = items.map((item) => item.querySelector('button'));
    expect(uses.map((use) => use?.getAttribute('aria-label') ?? null)).toEqual([null, 'Use <img src=x>', null]);
    uses[1]?.click();
    await settled();
    expect(line.asked).toEqual(['scan', 'select 00102']);
    await press(networks.title, networks.automatic);
    expect(line.asked.at(-1)).toBe('select automatic');
    expect(told(networks.title)).toBe(networks.chosenAutomatic);
  });

  it('a scan is taken back by its button', async () => {
    const scanning = (signal?: AbortSignal): Promise<never> =>
      new Promise((_, reject) => {
        signal?.addEventListener('abort', () => {
          setTimeout(() => {
            reject(new TelephonyError('aborted', '', LINEERR.USERCANCELLED));
          }, 20);
        });
      });
    const { press, told, settled, button } = await services({ scanning });
    await press(networks.title, networks.scan);
    expect(told(networks.title)).toBe(networks.scanning);
    await press(networks.title, networks.cancel);
    expect(told(networks.title)).toBe(networks.cancelling);
    await new Promise((resolve) => setTimeout(resolve, 50));
    await settled();
    expect(told(networks.title)).toBe(networks.cancelled);
    expect(button(networks.title, networks.scan).getAttribute('aria-disabled')).toBe('false');
  });
});

describe('a refusal', () => {
  it.each([
    [LINEERR.RESOURCEUNAVAIL, 'noNetwork'],
    [LINEERR.OPERATIONUNAVAIL, 'notOffered'],
    [LINEERR.OPERATIONFAILED, 'networkRefused'],
    [LINEERR.INUSE, 'busyWithCall'],
  ] as const)('%i is said in words about the network: %s', async (result, word) => {
    const { press, told } = await services({ failure: new TelephonyError('refused', '', result) });
    await press(waiting.title, waiting.on);
    expect(told(waiting.title)).toBe(`${words.errors[word].what} ${words.errors[word].next}`);
  });

  it('in doubt does not say that nothing was changed', async () => {
    const failure = new TelephonyError('refused', '', LINEERR.OPERATIONFAILED, 'unknown');
    const { press, told } = await services({ failure });
    await press(waiting.title, waiting.on);
    expect(told(waiting.title)).toContain(strings('en').uncertain);
    expect(told(waiting.title)).not.toContain('Nothing was changed');
  });
});

it('buttons, fields and heading are large enough to be touched', async () => {
  const { root } = await services();
  for (const part of root.querySelectorAll('button, input, select, summary'))
    expect(part.getBoundingClientRect().height, part.outerHTML).toBeGreaterThanOrEqual(44);
});
