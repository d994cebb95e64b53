import { expect, test } from '@playwright/test';
import { ConsolePage } from './console-page.js';
import { serveStatic } from './static-server.js';

// A worker obeys the policy of its own response, not the page's.
const WITHOUT_WASM = "default-src 'self'; script-src 'self'";

test("a worker whose policy lacks 'wasm-unsafe-eval' runs the JavaScript core, says so, and calls", async ({
  page,
}) => {
  const server = await serveStatic('dist-app', (path): Record<string, string> =>
    path.includes('telephony.worker') ? { 'content-security-policy': WITHOUT_WASM } : {},
  );
  const console = new ConsolePage(page);
  await console.open(server.url);
  await expect(console.coreChip).toHaveText(/core: JavaScript/);
  await console.callAndHangUp();
  await server.close();
});

test("with 'wasm-unsafe-eval' the wasm core runs under the same policy", async ({ page }) => {
  const server = await serveStatic('dist-app', (path): Record<string, string> =>
    path.includes('telephony.worker') ? { 'content-security-policy': `${WITHOUT_WASM} 'wasm-unsafe-eval'` } : {},
  );
  const console = new ConsolePage(page);
  await console.open(server.url);
  await expect(console.coreChip).toHaveText(/core: wasm/);
  await console.callAndHangUp();
  await server.close();
});
