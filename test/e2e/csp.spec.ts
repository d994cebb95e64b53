import { expect, test } from '@playwright/test';
import { ConsolePage } from './console-page.js';
import { serveStatic } from './static-server.js';

// Without 'wasm-unsafe-eval' the whole console.spec.ts runs on the JavaScript core: the project `js`.

test("with 'wasm-unsafe-eval' the wasm core runs under a strict policy on page and worker", async ({ page }) => {
  const policy =
    "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; img-src 'self' data:";
  const server = await serveStatic('dist-app', () => ({ 'content-security-policy': policy }));
  const console = new ConsolePage(page);
  await console.open(server.url);
  await expect(console.coreChip).toHaveText(/core: wasm/);
  await console.callAndHangUp();
  expect(console.errors).toEqual([]);
  await server.close();
});

test('a page that itself allows no evaluation at all calls on the JavaScript core', async ({ page }) => {
  const policy = "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:";
  const server = await serveStatic('dist-app', () => ({ 'content-security-policy': policy }));
  const console = new ConsolePage(page);
  await console.open(server.url);
  await expect(console.coreChip).toHaveText(/core: JavaScript/);
  await console.callAndHangUp();
  await server.close();
});
