import { afterEach, expect, it } from 'vitest';
import '../dialpad/tel-dialpad.js';
import { mount, unmountAll } from '../testing/mount.js';
import { forcedTokens, tokens } from './tokens.js';

afterEach(unmountAll);

async function declared(): Promise<{ root: Record<string, string>; forced: Record<string, string> }> {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(await (await fetch('/tokens.css')).text());
  const read = ({ style }: CSSStyleRule): Record<string, string> =>
    Object.fromEntries(
      [...style]
        .filter((name) => name.startsWith('--tel-'))
        .map((name) => [name.slice(6), style.getPropertyValue(name)]),
    );
  const [root, forced] = sheet.cssRules;
  return {
    root: read(root as CSSStyleRule),
    forced: read((forced as CSSMediaRule).cssRules[0] as CSSStyleRule),
  };
}

it('tokens.css gives pages what the elements have by themselves', async () => {
  const { root, forced } = await declared();
  expect(root).toEqual(tokens);
  expect(forced).toEqual(forcedTokens);
});

it('a page’s token wins over the element’s own', async () => {
  const { root, element } = await mount('tel-dialpad');
  const call = root.querySelector('.call')!;
  const own = getComputedStyle(call).backgroundColor;
  element.style.setProperty('--tel-go', 'rgb(1, 2, 3)');
  expect(own).not.toBe('rgb(1, 2, 3)');
  expect(getComputedStyle(call).backgroundColor).toBe('rgb(1, 2, 3)');
});
