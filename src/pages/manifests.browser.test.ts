import { afterAll, beforeAll, expect, it } from 'vitest';
import { numberAsked } from './phone-links.js';

interface Manifest {
  readonly theme_color: string;
  readonly background_color: string;
  readonly start_url: string;
  readonly scope: string;
  readonly icons: readonly { readonly src: string; readonly sizes: string; readonly purpose: string }[];
  readonly protocol_handlers?: readonly { readonly protocol: string; readonly url: string }[];
}

const NAMES = ['manifest', 'kiosk'];
const HERE = 'https://example.test/office/manifest.webmanifest';
const tokens = new CSSStyleSheet();

beforeAll(async () => {
  tokens.replaceSync(await (await fetch('/tokens.css')).text());
  document.adoptedStyleSheets.push(tokens);
});
afterAll(() => {
  document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== tokens);
});

const manifest = async (name: string) => (await (await fetch(`/${name}.webmanifest`)).json()) as Manifest;

/** What a colour is on the screen: red, green, blue. */
function seen(colour: string, scheme: 'light' | 'dark'): string {
  const probe = document.createElement('p');
  probe.style.cssText = `color-scheme: ${scheme}; color: ${colour}`;
  document.body.append(probe);
  const drawing = document.createElement('canvas').getContext('2d')!;
  drawing.fillStyle = getComputedStyle(probe).color;
  probe.remove();
  drawing.fillRect(0, 0, 1, 1);
  return [...drawing.getImageData(0, 0, 1, 1).data].join();
}

it.each(NAMES)('%s: the colours are the surface of the pages', async (name) => {
  const { theme_color, background_color } = await manifest(name);
  const surface = seen('var(--tel-surface)', 'light');
  expect([theme_color, background_color].map((colour) => seen(colour, 'light'))).toEqual([surface, surface]);
});

it.each(['index', 'kiosk'])('%s.html: so are those of the window, light and dark', async (name) => {
  const page = new DOMParser().parseFromString(await (await fetch(`/${name}.html`)).text(), 'text/html');
  for (const scheme of ['light', 'dark'] as const) {
    const meta = page.querySelector<HTMLMetaElement>(`meta[name=theme-color][media*=${scheme}]`)!;
    expect(seen(meta.content, scheme)).toBe(seen('var(--tel-surface)', scheme));
  }
});

it.each(NAMES)('%s: the icons are as large as it says, and some can be cut to any shape', async (name) => {
  const { icons } = await manifest(name);
  for (const { src, sizes } of icons) {
    const image = new Image();
    image.src = new URL(src, location.origin).href;
    await image.decode();
    if (sizes !== 'any') expect(`${image.naturalWidth}x${image.naturalHeight}`).toBe(sizes);
  }
  expect(icons.filter(({ purpose }) => purpose === 'maskable').map(({ sizes }) => sizes)).toContain('512x512');
});

it('is at home in whatever folder it is served from; a link to a number comes into the dialpad', async () => {
  const { start_url, scope, protocol_handlers = [] } = await manifest('manifest');
  expect([start_url, scope].map((url) => new URL(url, HERE).href)).toEqual([
    'https://example.test/office/',
    'https://example.test/office/',
  ]);
  const [handler] = protocol_handlers;
  expect(handler?.protocol).toBe('tel');
  const opened = new URL(handler!.url.replace('%s', encodeURIComponent('tel:+44-20-7946-0100')), HERE);
  expect(opened.pathname).toBe('/office/');
  expect(numberAsked(opened.searchParams)).toBe('tel:+44-20-7946-0100');
});
