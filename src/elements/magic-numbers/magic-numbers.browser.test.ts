import { afterEach, expect, it } from 'vitest';
import { asTelephony, FakeTelephony } from '../testing/fake-telephony.js';
import { buttonNamed, mount, rendered, textOf, unmountAll } from '../testing/mount.js';
import { sampleNumbers } from '../testing/specimens.js';
import './tel-magic-numbers.js';

afterEach(unmountAll);

async function numbers() {
  const telephony = Object.assign(new FakeTelephony(), { magicNumbers: sampleNumbers });
  const mounted = await mount('tel-magic-numbers', { telephony: asTelephony(telephony) });
  const events: string[] = [];
  mounted.element.addEventListener('tel-pick', (event) => events.push(`pick ${event.number}`));
  mounted.element.addEventListener('tel-dial', (event) => events.push(`dial ${event.number}`));
  return { ...mounted, telephony, events };
}

it('says in words what each number does', async () => {
  const { root } = await numbers();
  expect([...root.querySelectorAll('.pick')].map((button) => textOf(button, '*'))).toEqual([
    '555 0100 Answers after 2 seconds',
    '555 0101 Is always busy',
    '555 0102 Rings, nobody answers',
    '555 0103 Finds no dial tone',
    '555 0104 Answers, hangs up after 5 seconds',
    '555 0105 Calls you back after 3 seconds',
    '555 0106 Refuses the call',
    '202 Rings on its own line here',
  ]);
});

it('puts a number into the dialpad, or calls it', async () => {
  const { root, events } = await numbers();
  root.querySelector<HTMLButtonElement>('.pick')!.click();
  buttonNamed(root, 'Call 555 0101: Is always busy').click();
  expect(events).toEqual(['pick 5550100', 'dial 5550101']);
});

it('appears with the simulator and goes with it', async () => {
  const { root, telephony, element } = await numbers();
  telephony.set({ magicNumbers: [] });
  await rendered(element);
  expect(root.querySelector('ul')).toBeNull();
});
