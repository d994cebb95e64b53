import { afterEach, describe, expect, it } from 'vitest';
import { catchTelLinks } from './tel-links.js';

afterEach(() => {
  document.body.replaceChildren();
});

function page(markup: string) {
  const root = document.createElement('div');
  root.innerHTML = markup;
  document.body.append(root);
  const taken: string[] = [];
  const end = catchTelLinks(root, ({ uri }) => taken.push(uri));
  /** Presses something; returns whether the browser would have followed the link. */
  const press = (selector: string, how: MouseEventInit = {}) => {
    // Links of other schemes must not leave the test's page.
    const stop = (event: Event) => {
      followed = !event.defaultPrevented;
      event.preventDefault();
    };
    let followed = false;
    window.addEventListener('click', stop, { once: true });
    root
      .querySelector(selector)!
      .dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, composed: true, ...how }));
    return followed;
  };
  return { root, taken, press, end };
}

describe('a tel: link on the page', () => {
  it.each([
    ['tel:+1-555-0142;ext=12'],
    ['TEL:5550142'],
    ['tel:*21*5550100#'],
    ['tel:not a number'],
  ])('%s is taken as it is written, and opens nothing', (href) => {
    const { root, taken, press } = page('<a><b>call</b></a>');
    root.querySelector('a')!.setAttribute('href', href);
    expect(press('b')).toBe(false);
    expect(taken).toEqual([href]);
  }); // prettier-ignore

  it('is taken out of a shadow root', () => {
    const { root, taken } = page('<div></div>');
    const shadow = root.querySelector('div')!.attachShadow({ mode: 'open' });
    shadow.innerHTML = '<a href="tel:112">help</a>';
    shadow.querySelector('a')!.click();
    expect(taken).toEqual(['tel:112']);
  });

  it.each([
    ['another scheme', '<a href="#x">x</a>', {}],
    ['no address', '<a>x</a>', {}],
    ['a word that begins like it', '<a href="telephone">x</a>', {}],
    ['a press with Ctrl', '<a href="tel:112">x</a>', { ctrlKey: true }],
    ['a press with Shift', '<a href="tel:112">x</a>', { shiftKey: true }],
    ['another button', '<a href="tel:112">x</a>', { button: 1 }],
  ])('is left alone: %s', (_, markup, how) => {
    const { taken, press } = page(markup);
    expect(press('a', how)).toBe(true);
    expect(taken).toEqual([]);
  });

  it('is left alone where something else has handled it, and once it is ended', () => {
    const { root, taken, press, end } = page('<a href="tel:112">x</a>');
    const mine = (event: Event) => event.preventDefault();
    root.querySelector('a')!.addEventListener('click', mine, { once: true });
    press('a');
    end();
    press('a');
    expect(taken).toEqual([]);
  });
});
