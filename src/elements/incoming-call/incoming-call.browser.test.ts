import { afterEach, describe, expect, it } from 'vitest';
import { TelephonyError } from '../../client/telephony.js';
import { FakeAlerts, FakeSounds } from '../testing/fake-alerts.js';
import { asLine, asTelephony, FakeLine, FakeTelephony } from '../testing/fake-telephony.js';
import { buttonNamed, mount, rendered, textOf, unmountAll } from '../testing/mount.js';
import './tel-incoming-call.js';
import { windowAlerts } from './page-alerts.js';

afterEach(unmountAll);

const offered = { state: 'offering', direction: 'incoming', can: { answer: true, drop: true } } as const;

async function ringing(properties: Parameters<typeof mount<'tel-incoming-call'>>[1] = {}) {
  const reception = Object.assign(new FakeLine(), { name: 'Reception' });
  const landline = Object.assign(new FakeLine(), { permanentId: 2, name: 'Landline' });
  const telephony = Object.assign(new FakeTelephony(), { lines: [asLine(reception), asLine(landline)] });
  const alerts = new FakeAlerts();
  const sounds = new FakeSounds();
  const shared = { telephony: asTelephony(telephony), alerts, sounds };
  const { element, root } = await mount('tel-incoming-call', { ...shared, ...properties });
  const settle = async () => {
    await new Promise((resolve) => setTimeout(resolve));
    await rendered(element);
  };
  return {
    element,
    root,
    reception,
    landline,
    telephony,
    alerts,
    sounds,
    settle,
    said: () => textOf(root, 'p[role=alert].visually-hidden'),
    buttons: () => [...root.querySelectorAll('button')].map((button) => button.textContent.trim()),
    press: async (name: string) => {
      buttonNamed(root, name).click();
      await settle();
    },
  };
}

describe('a call on any line', () => {
  it('shows and says who it is and on which line, and takes nobody’s keyboard', async () => {
    const typing = document.createElement('input');
    document.body.append(typing);
    typing.focus();
    const { landline, said, settle, buttons, root } = await ringing();
    expect([said(), buttons()]).toEqual(['', []]);
    landline.addCall({ ...offered, number: '5550109', name: '<b>Ana</b>' });
    await settle();
    expect(said()).toBe('Incoming call from <b>Ana</b>, 555 0109, on Landline');
    expect(buttons()).toEqual(['Answer', 'Refuse', 'Silence']);
    expect(root.querySelector('b b')).toBeNull();
    expect(document.activeElement).toBe(typing);
  });

  it('is answered, refused and silenced', async () => {
    const { landline, press, element, sounds, settle } = await ringing();
    const call = landline.addCall({ ...offered, number: '5550109' });
    await settle();
    const answered: unknown[] = [];
    element.addEventListener('tel-answered', (event) => answered.push(event.call));
    await press('Silence: 555 0109');
    expect(sounds.log).toEqual(['ringing', 'ringing ended']);
    await press('Refuse: 555 0109');
    await press('Answer: 555 0109');
    expect(call.log).toEqual(['drop', 'answer']);
    expect(answered).toEqual([call]);
  });

  it('says what went wrong, and goes on ringing', async () => {
    const { landline, press, root, settle } = await ringing();
    const call = landline.addCall({ ...offered, number: '5550109' });
    call.failure = new TelephonyError('lineBusy', '', 0);
    await settle();
    await press('Answer: 555 0109');
    expect(textOf(root, '.trouble')).toMatch(/^The call was not answered\. .+/);
    expect(buttonNamed(root, 'Answer: 555 0109')).toBeTruthy();
  });

  it('rings also on a line that comes later', async () => {
    const { telephony, settle, said } = await ringing();
    const late = Object.assign(new FakeLine(), { permanentId: 3, name: 'Late' });
    telephony.set({ lines: [...telephony.lines, asLine(late)] });
    late.addCall({ ...offered, number: '202' });
    await settle();
    expect(said()).toBe('Incoming call from 202, on Late');
  });

  it('on the line that something else shows rings, and is neither shown nor said twice', async () => {
    const { reception, element, said, buttons, sounds, settle } = await ringing();
    element.shownLine = asLine(reception);
    reception.addCall({ ...offered, number: '5550109' });
    await settle();
    expect([said(), buttons()]).toEqual(['', []]);
    expect(sounds.log).toEqual(['ringing']);
    expect(element.rings).toBe(true);
  });
});

describe('during a call', () => {
  const talking = { state: 'connected', connectedAtMs: 0, can: { drop: true, hold: true } } as const;

  it('is a tone and no bell, and answering holds the present call first', async () => {
    const { reception, landline, buttons, press, sounds, alerts, settle } = await ringing();
    const present = reception.addCall({ ...talking, number: '202' });
    const call = landline.addCall({ ...offered, number: '5550109' });
    await settle();
    expect(buttons()[0]).toBe('Hold and answer');
    expect(sounds.log).toEqual(['callWaiting']);
    expect(alerts.log).not.toContain('vibrates');
    await press('Hold and answer: 555 0109');
    expect([present.log, call.log]).toEqual([['hold'], ['answer']]);
  });

  it('leaves the holding to a line that does it by itself', async () => {
    const { reception, buttons, press, settle } = await ringing();
    reception.answerHolds = true;
    const present = reception.addCall({ ...talking, number: '202' });
    const call = reception.addCall({ ...offered, number: '5550109' });
    await settle();
    expect(buttons()[0]).toBe('Hold and answer');
    await press('Hold and answer: 555 0109');
    expect([present.log, call.log]).toEqual([[], ['answer']]);
  });

  it('only answers where nothing can be held', async () => {
    const { reception, landline, buttons, settle } = await ringing();
    reception.addCall({ ...talking, can: { drop: true } });
    landline.addCall({ ...offered, number: '5550109' });
    await settle();
    expect(buttons()[0]).toBe('Answer');
  });
});

describe('beside the page', () => {
  it('vibrates, has a badge, and all of it ends with the ring', async () => {
    const { landline, alerts, sounds, settle } = await ringing();
    const call = landline.addCall({ ...offered, number: '5550109' });
    await settle();
    expect(alerts.log).toEqual(['vibrates', 'badge 1']);
    call.set({ state: 'idle' });
    await settle();
    expect(alerts.log.slice(2)).toEqual(['vibration ended', 'badge 0']);
    expect(sounds.log).toEqual(['ringing', 'ringing ended']);
  });

  it('ends when the element goes', async () => {
    const { landline, element, sounds, settle } = await ringing();
    landline.addCall(offered);
    await settle();
    element.remove();
    expect(sounds.log).toEqual(['ringing', 'ringing ended']);
  });

  it('notifies who looks elsewhere, once, and takes it back when they come or the ring ends', async () => {
    const { landline, alerts, settle } = await ringing();
    alerts.turn(false);
    const call = landline.addCall({ ...offered, number: '5550109' });
    await settle();
    const notices = () => alerts.log.filter((line) => line.startsWith('noti'));
    expect(notices()).toEqual(['notified: Incoming call: 555 0109']);
    landline.set({ ringCount: 2 });
    await settle();
    expect(notices()).toHaveLength(1);
    alerts.turn(true);
    await settle();
    expect(notices().at(-1)).toBe('notification closed');
    alerts.turn(false);
    await settle();
    call.set({ state: 'idle' });
    await settle();
    expect(notices().slice(2)).toEqual(['notified: Incoming call: 555 0109', 'notification closed']);
  });

  it('says in the same notification who it is, once that is known', async () => {
    const { landline, alerts, settle } = await ringing();
    alerts.turn(false);
    const call = landline.addCall({ ...offered, number: '', callerId: 'unknown' });
    await settle();
    call.set({ number: '5550109', callerId: 'known' });
    await settle();
    call.set({ state: 'idle' });
    await settle();
    expect(alerts.log.filter((line) => line.startsWith('noti'))).toEqual([
      'notified: Incoming call: Unknown caller',
      'notified: Incoming call: 555 0109',
      'notification closed',
    ]);
  });

  it.each([
    ['denied', false, []],
    ['default', false, []],
    ['absent', false, []],
    ['granted', true, ['notified: Incoming call: Somebody is calling.']],
  ] as const)('with notifications %s, private: %s, notifies %j', async (permission, isPrivate, expected) => {
    const { landline, alerts, settle } = await ringing({ private: isPrivate });
    alerts.permission = permission;
    alerts.turn(false);
    landline.addCall({ ...offered, number: '5550109', name: 'Ana Silva' });
    await settle();
    expect(alerts.log.filter((line) => line.startsWith('notified'))).toEqual(expected);
    expect(alerts.log).not.toContain('asked');
  });
});

describe('the alerts of a window', () => {
  const bare = { document: { visibilityState: 'visible', hasFocus: () => true }, navigator: {} };
  const alerts = (values: object) =>
    windowAlerts(() => ({ ...bare, ...values }) as unknown as Window & typeof globalThis);

  it('pass over what the browser does not have', async () => {
    const none = alerts({});
    none.vibrate([100]);
    none.badge(1);
    await none.askPermission();
    expect(none.notify('a', 'b')).toBeNull();
    expect([none.permission, none.inFront]).toEqual(['absent', true]);
  });

  it('pass over what the browser refuses', async () => {
    const refusing = alerts({
      Notification: Object.assign(
        function () {
          throw new TypeError('Illegal constructor');
        },
        { permission: 'denied' },
      ),
      navigator: {
        vibrate: () => false,
        setAppBadge: () => Promise.reject(new Error('not installed')),
        clearAppBadge: () => Promise.reject(new Error('not installed')),
      },
    });
    refusing.vibrate([100]);
    refusing.badge(1);
    refusing.badge(0);
    expect([refusing.notify('a', 'b'), refusing.permission]).toEqual([null, 'denied']);
    await new Promise((resolve) => setTimeout(resolve));
  });

  it('bring the page to the front when a notification is pressed', () => {
    const log: string[] = [];
    const made: { onclick: () => void }[] = [];
    class Notification {
      onclick = () => {};
      constructor() {
        made.push(this);
      }
      close = () => log.push('closed');
    }
    alerts({ Notification, focus: () => log.push('in front') }).notify('a', 'b');
    made[0]!.onclick();
    expect(log).toEqual(['in front', 'closed']);
  });
});
