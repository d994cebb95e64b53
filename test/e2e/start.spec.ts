import { spawn } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import { expect, test } from '@playwright/test';
import { ConsolePage } from './console-page.js';

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => {
        resolve(port);
      });
    });
  });

test('npm start prints its address and serves the console from source', async ({ page }) => {
  const port = await freePort();
  const server = spawn(process.execPath, ['scripts/start.mjs'], {
    env: { ...process.env, PORT: String(port), BROWSER: 'none' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    let printed = '';
    server.stdout.on('data', (data: Buffer) => (printed += data.toString()));
    await expect.poll(() => printed).toContain(`http://localhost:${port}/`);
    const console = new ConsolePage(page);
    await console.open(`http://localhost:${port}/`);
    await console.callAndHangUp();
  } finally {
    server.kill();
  }
});
