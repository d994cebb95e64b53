// The icons of an installed page: `node scripts/render-icons.mjs` draws public/icons from public/icon.svg, in Chromium. They are committed.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureDeps, root } from './ensure-deps.mjs';

ensureDeps();
const { chromium } = await import('@playwright/test');
const { findChromium } = await import('./machine.mjs');

/** From the middle of the sign to its outer edge, in its own units: it is drawn on 24 by 24, and reaches a little beyond. */
const REACH = 13.4;
const GREEN = '#17784a';

/** A maskable icon may be cut to the circle of 80 % (W3C, Web Application Manifest, "Icon masks and safe zone"): its ground goes to the edge, its sign stays within. */
const KINDS = [
  { name: 'icon', ground: '#ffffff', rounded: 0.22, sign: GREEN, reach: 0.4 },
  { name: 'maskable', ground: GREEN, rounded: 0, sign: '#ffffff', reach: 0.36 },
];
const SIZES = [192, 512];

/** The sign of icon.svg without its frame. */
const sign = readFileSync(join(root, 'public', 'icon.svg'), 'utf8').replace(/^<svg[^>]*>|<\/svg>\s*$/gu, '');

/** The picture, 100 units wide. */
function drawn({ ground, rounded, sign: colour, reach }) {
  const scale = (reach * 100) / REACH;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100"><rect width="100" height="100" rx="${rounded * 100}" fill="${ground}"/><g transform="translate(50 50) scale(${scale.toFixed(3)}) translate(-12 -12)" fill="none" stroke="${colour}" stroke-width="2.2" stroke-linecap="round">${sign.replaceAll(GREEN, colour)}</g></svg>\n`;
}

const folder = join(root, 'public', 'icons');
mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({ executablePath: await findChromium(), args: ['--no-sandbox'] });
for (const kind of KINDS) {
  const svg = drawn(kind);
  writeFileSync(join(folder, `${kind.name}.svg`), svg);
  for (const size of SIZES) {
    const page = await browser.newPage({ viewport: { width: size, height: size } });
    await page.setContent(`<style>body { margin: 0 } svg { display: block }</style>${svg}`);
    writeFileSync(join(folder, `${kind.name}-${size}.png`), await page.screenshot({ omitBackground: true }));
    await page.close();
  }
}
await browser.close();
