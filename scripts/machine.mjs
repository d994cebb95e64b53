// What the browser tiers need of the machine: Chromium, and for the modem tier the software modems and a C compiler. On Debian as root
// what is missing is installed; elsewhere the tier says what it lacks.
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run } from './run.mjs';

const onPath = (name) => (process.env['PATH'] ?? '').split(delimiter).some((folder) => existsSync(join(folder, name)));

const CHROMIUM_PATHS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Chromium's path: $CHROMIUM, the system's, or Playwright's own; undefined where there is none. */
export async function findChromium() {
  const system = [process.env['CHROMIUM'], ...CHROMIUM_PATHS].find((path) => path && existsSync(path));
  if (system !== undefined) return system;
  const { chromium } = await import('playwright');
  const own = chromium.executablePath();
  return existsSync(own) ? own : undefined;
}

const isDebianRoot = () => process.platform === 'linux' && process.getuid?.() === 0 && onPath('apt-get');

/** Installs Debian packages that are missing; returns whether it could try. */
function aptInstall(packages) {
  if (!isDebianRoot()) return false;
  console.log(`  installing ${packages.join(', ')} (apt-get) ...`);
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  run(['apt-get', 'update', '-q'], { env });
  const { ok, output } = run(['apt-get', 'install', '-y', '-q', '--no-install-recommends', ...packages], { env });
  if (!ok) console.log(output.split('\n').slice(-15).join('\n'));
  return true;
}

/** Fonts with the scripts that the pages are shown in: a box for each letter has other sizes. A font from elsewhere does as well. */
const FONTS = [
  ['fonts-noto-core', '/usr/share/fonts/truetype/noto/NotoSansArabic-Regular.ttf'],
  ['fonts-noto-cjk', '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc'],
];

/** Makes sure that there is a Chromium, and on Debian that it has the fonts. @returns why there is none, or undefined. */
export async function ensureChromium() {
  const missing = FONTS.filter(([, file]) => !existsSync(file)).map(([name]) => name);
  if ((await findChromium()) === undefined) missing.push('chromium');
  if (missing.length > 0) aptInstall(missing);
  if ((await findChromium()) !== undefined) return undefined;
  return 'no Chromium: install one, set CHROMIUM to its path, or run npx playwright install chromium';
}

/** Makes sure that the software modems can run. @returns why they cannot, or undefined. */
export async function ensureModems() {
  if (process.platform !== 'linux') return 'the software modems need Linux';
  const needs = [
    ['iaxmodem', onPath('iaxmodem')],
    ['gcc', onPath('gcc')],
    ['libc6-dev', existsSync('/usr/include/stdio.h')],
    ['chromium', existsSync('/usr/lib/chromium/chromium')],
  ];
  const missing = needs.filter(([, there]) => !there).map(([name]) => name);
  if (missing.length > 0) aptInstall(missing);
  if (!onPath('iaxmodem') || !onPath('gcc')) return 'iaxmodem and gcc are needed (Debian packages of these names)';
  if (!existsSync('/usr/lib/chromium/chromium'))
    return "Debian's Chromium is needed: the bench is preloaded into /usr/lib/chromium/chromium";
  return process.getuid?.() === 0 ? undefined : 'root is needed: policies and iaxmodem are configured under /etc';
}
