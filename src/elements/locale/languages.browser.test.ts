import { afterEach, expect, it } from 'vitest';
import '../dialpad/tel-dialpad.js';
import '../line-status/tel-line-status.js';
import { unmountAll } from '../testing/mount.js';

afterEach(unmountAll);

const shown = (selector: string): string => document.querySelector(selector)?.shadowRoot?.textContent ?? '';

it('speaks English until the language has come, then every element speaks it, with nothing else done', async () => {
  document.body.innerHTML = '<div lang="es"><tel-dialpad></tel-dialpad><tel-line-status></tel-line-status></div>';
  await (document.querySelector('tel-dialpad') as HTMLElementTagNameMap['tel-dialpad']).updateComplete;
  expect(shown('tel-dialpad')).toContain('Call');
  await expect.poll(() => shown('tel-dialpad')).toContain('Llamar');
  await expect.poll(() => shown('tel-line-status')).toContain('Ninguna línea');
});

it('speaks English where the page’s language is no language at all', async () => {
  document.body.innerHTML = '<tel-dialpad lang="not a language"></tel-dialpad>';
  await (document.querySelector('tel-dialpad') as HTMLElementTagNameMap['tel-dialpad']).updateComplete;
  expect(shown('tel-dialpad')).toContain('Call');
});
