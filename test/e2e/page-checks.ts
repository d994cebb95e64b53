/** What holds of every page, in every state: for axe, for whoever zooms, touches or listens. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** How a page is looked at. */
export interface Look {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly colorScheme: 'light' | 'dark';
  readonly language: 'en' | 'ar';
}

/** All sizes in light and dark, and from right to left. */
export function looks(sizes: readonly (readonly [width: number, height: number])[]): readonly Look[] {
  return sizes.flatMap(([width, height]) =>
    (
      [
        ['light', 'en'],
        ['dark', 'en'],
        ['light', 'ar'],
      ] as const
    ).map(([colorScheme, language]) => ({
      name: `${width}x${height}-${colorScheme}-${language}`,
      width,
      height,
      colorScheme,
      language,
    })),
  );
}

export async function lookAt(page: Page, { width, height, colorScheme }: Look): Promise<void> {
  await page.setViewportSize({ width, height });
  await page.emulateMedia({ colorScheme });
}

/**
 * Fails where axe finds something, the page is wider than the window, or a target is smaller than 44 pixels. PICTURES=folder keeps a picture of each.
 * @param besides - Rules of axe that cannot hold on this page.
 */
export async function expectFit(page: Page, look: Look, state: string, besides: readonly string[] = []): Promise<void> {
  const folder = process.env['PICTURES'];
  if (folder !== undefined) await page.screenshot({ path: join(folder, `${state}-${look.name}.png`), fullPage: true });
  const found = {
    violations: (await violations(page)).filter((found) => !besides.some((rule) => found.startsWith(`${rule} `))),
    overflow: await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
    small: await smallTargets(page),
  };
  expect(found, `${state}, ${look.name}`).toEqual({ violations: [], overflow: 0, small: [] });
}

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axeSource);
  return page.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    };
    return (await axe.run()).violations.map(
      ({ id, nodes }) =>
        `${id} ${nodes
          .map(({ html }) => html)
          .join(' ')
          .slice(0, 600)}`,
    );
  });
}

/** What can be pressed and is less than 44 pixels wide or high, with all that belongs to it: a label is pressed for its field. */
function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const all = (root: ParentNode): Element[] =>
      [...root.querySelectorAll('*')].flatMap((element) => [
        element,
        ...(element.shadowRoot === null ? [] : all(element.shadowRoot)),
      ]);
    return all(document)
      .filter((element) => element.matches('button, input, select, textarea, summary, a[href]'))
      .filter((element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
      .filter((element) => !element.matches('.visually-hidden, .visually-hidden *, .xterm *'))
      .flatMap((element) => {
        const { width, height } = (element.closest('label') ?? element).getBoundingClientRect();
        const name = element.getAttribute('aria-label') ?? element.textContent.trim().slice(0, 40);
        // Half a pixel is a matter of rounding.
        return Math.min(width, height) >= 43.5
          ? []
          : [`${element.localName} “${name}” ${Math.round(width)}x${Math.round(height)}`];
      });
  });
}

/** Begins to note what moves by itself: to be called before the page is opened. Returns what has moved until then. */
export async function watchShifts(page: Page): Promise<() => Promise<string[]>> {
  await page.addInitScript(() => {
    const seen: string[] = [];
    Object.assign(globalThis, { seenShifts: seen });
    const named = (node: Node): string =>
      node instanceof Element ? `${node.localName}.${node.className}` : `“${node.textContent?.slice(0, 30) ?? ''}”`;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & {
        readonly hadRecentInput: boolean;
        readonly value: number;
        readonly sources: readonly { readonly node: Node | null }[];
      })[]) {
        // What has gone since was in nobody's way.
        const moved = entry.sources.flatMap(({ node }) => (node?.isConnected === true ? [named(node)] : []));
        if (!entry.hadRecentInput && moved.length > 0) seen.push(`${entry.value.toFixed(4)} ${moved.join(' ')}`);
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
  return () => page.evaluate(() => (globalThis as unknown as { seenShifts: string[] }).seenShifts);
}

/** Begins to note what live regions say: to be called before the page is opened. Returns what has been said until then, in order. */
export async function listen(page: Page): Promise<() => Promise<string[]>> {
  await page.addInitScript(() => {
    const said: string[] = [];
    Object.assign(globalThis, { said });
    const last = new WeakMap<Element, string>();
    const hear = (records: readonly MutationRecord[]): void => {
      for (const { target } of records) {
        const element = target instanceof Element ? target : target.parentElement;
        const region = element?.closest('[role=status], [role=alert], [aria-live=polite], [aria-live=assertive]');
        if (region?.getAttribute('aria-live') === 'off' || !region?.checkVisibility()) continue;
        const text = (region as HTMLElement).innerText.replace(/\s+/g, ' ').trim();
        if (text !== '' && text !== last.get(region)) said.push(text);
        last.set(region, text);
      }
    };
    const watch = (root: Node): void =>
      new MutationObserver(hear).observe(root, { subtree: true, childList: true, characterData: true });
    watch(document);
    const attachShadow = Reflect.get(Element.prototype, 'attachShadow');
    Element.prototype.attachShadow = new Proxy(attachShadow, {
      apply: (attach, element, init: [ShadowRootInit]) => {
        const root = Reflect.apply(attach, element, init);
        watch(root);
        return root;
      },
    });
  });
  return () => page.evaluate(() => (globalThis as unknown as { said: string[] }).said);
}
