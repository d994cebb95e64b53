import axe from 'axe-core';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import '../all.js';
import { rendered, unmountAll } from './mount.js';
import { specimens } from './specimens.js';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const standing = document.createElement('div');

afterEach(() => {
  unmountAll();
  standing.removeAttribute('lang');
  standing.removeAttribute('dir');
});
afterAll(() => {
  document.documentElement.removeAttribute('style');
});

async function stand(specimen: (typeof specimens)[number]): Promise<HTMLElement> {
  const element = specimen.make();
  standing.replaceChildren(element);
  document.body.append(standing);
  await rendered(element);
  specimen.act?.(element);
  await new Promise((resolve) => setTimeout(resolve));
  await rendered(element);
  return element;
}

/** What an element shows in its own place: a dialog stands in the window. */
function partsOf({ shadowRoot }: HTMLElement): Element[] {
  const shown = ':not(.visually-hidden, .heading, .heading *, dialog, dialog *)';
  return [...(shadowRoot?.querySelectorAll(shown) ?? [])];
}

describe.each(['light', 'dark'])('on a bare %s page', (scheme) => {
  it.each(specimens.map((specimen) => [`${specimen.element}, ${specimen.state}`, specimen] as const))(
    '%s has no accessibility fault',
    async (_, specimen) => {
      document.documentElement.style.colorScheme = scheme;
      // axe takes a page without a background of its own for white.
      standing.style.background = 'Canvas';
      const element = await stand(specimen);
      const { violations } = await axe.run(element, { runOnly: rules });
      expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([]);
    },
  );
});

describe('in 320 pixels', () => {
  it.each(specimens.map((specimen) => [`${specimen.element}, ${specimen.state}`, specimen] as const))(
    '%s needs no sideways scroll',
    async (_, specimen) => {
      standing.style.width = '320px';
      const element = await stand(specimen);
      const right = Math.max(...partsOf(element).map((part) => part.getBoundingClientRect().right), 0);
      expect(right).toBeLessThanOrEqual(Math.ceil(standing.getBoundingClientRect().right));
    },
  );
});

describe('in 320 pixels, in Arabic from right to left', () => {
  it.each(specimens.map((specimen) => [`${specimen.element}, ${specimen.state}`, specimen] as const))(
    '%s begins at the right and needs no sideways scroll',
    async (_, specimen) => {
      standing.style.width = '320px';
      standing.lang = 'ar';
      standing.dir = 'rtl';
      const element = await stand(specimen);
      const parts = partsOf(element);
      const edges = parts.map((part) => part.getBoundingClientRect()).filter(({ width }) => width > 0);
      const frame = standing.getBoundingClientRect();
      expect(Math.min(frame.left, ...edges.map(({ left }) => left))).toBeGreaterThanOrEqual(Math.floor(frame.left));
      // A mark on the edge of a time line stands over it by a pixel.
      expect(Math.max(frame.right, ...edges.map(({ right }) => right))).toBeLessThanOrEqual(Math.ceil(frame.right) + 1);
    },
  );
});
