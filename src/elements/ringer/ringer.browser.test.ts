import { afterEach, describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { FakeAlerts, FakeSounds } from '../testing/fake-alerts.js';
import { buttonNamed, mount, rendered, textOf, unmountAll } from '../testing/mount.js';
import './tel-ringer.js';

afterEach(unmountAll);

async function ringer(sounds = new FakeSounds(), alerts = new FakeAlerts()) {
  const { element, root } = await mount('tel-ringer', { sounds, alerts });
  const settle = async () => {
    await new Promise((resolve) => setTimeout(resolve));
    await rendered(element);
  };
  return {
    root,
    settle,
    sounds,
    alerts,
    said: () => textOf(root, '[role=status]'),
    press: async (name: string) => {
      buttonNamed(root, name).click();
      await settle();
    },
  };
}

describe('sound', () => {
  it('has to be allowed by a press first, and then it says that it rings', async () => {
    const { said, press, sounds } = await ringer(new FakeSounds('locked'));
    expect(said()).toContain('Calls ring silently until you allow sound.');
    await press('Enable ringing');
    expect(sounds.state).toBe('ready');
    expect(said()).toContain('Calls ring aloud.');
  });

  it('is allowed by the first press anywhere on the page, and by a key', async () => {
    const elsewhere = document.createElement('button');
    elsewhere.textContent = 'Call';
    document.body.append(elsewhere);
    const first = await ringer(new FakeSounds('locked'));
    elsewhere.click();
    expect(first.sounds.state).toBe('ready');
    const second = await ringer(new FakeSounds('locked'));
    await userEvent.keyboard('1');
    expect(second.sounds.state).toBe('ready');
  });

  it('that is refused is said, with what holds all the same', async () => {
    const { said, root } = await ringer(new FakeSounds('absent'));
    expect(said()).toContain('lets the page make no sound. Incoming calls are shown here all the same.');
    expect(root.querySelector('button')).toBeNull();
  });

  it('is muted and set, for this page', async () => {
    const { press, sounds, said, root, settle } = await ringer();
    await press('Mute ringing');
    expect(sounds.muted).toBe(true);
    expect(said()).toContain('Calls ring silently.');
    expect(buttonNamed(root, 'Mute ringing').getAttribute('aria-pressed')).toBe('true');
    const volume = root.querySelector('input')!;
    volume.value = '0.3';
    volume.dispatchEvent(new Event('input'));
    await settle();
    expect(sounds.volume).toBeCloseTo(0.3);
  });
});

describe('notifications', () => {
  it.each([
    ['granted', 'You are notified while this page is in the background.'],
    ['denied', 'Notifications are off for this page. They are turned on in the browser’s settings for this site.'],
  ] as const)('are asked for by a press alone; %s is said', async (answers, words) => {
    const alerts = Object.assign(new FakeAlerts(), { permission: 'default', answers });
    const { press, said, root } = await ringer(new FakeSounds(), alerts);
    expect(alerts.log).toEqual([]);
    await press('Notify me of calls');
    expect(alerts.log).toEqual(['asked']);
    expect(said()).toContain(words);
    expect(root.textContent).not.toContain('Notify me of calls');
  });

  it('that the browser does not have are not spoken of', async () => {
    const { root } = await ringer(new FakeSounds(), Object.assign(new FakeAlerts(), { permission: 'absent' }));
    expect(root.textContent).not.toContain('otif');
  });
});
