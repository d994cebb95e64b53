// `npm start`: installs what is missing and serves the console on http://localhost:PORT (5173 where PORT is not set).
import { spawn } from 'node:child_process';
import { ensureDeps, root } from './ensure-deps.mjs';

ensureDeps();
const { createServer } = await import('vite');
const port = Number(process.env['PORT'] ?? 5173);
try {
  const server = await createServer({ root, server: { port, strictPort: true } });
  await server.listen();
} catch (error) {
  console.error(`The console cannot be served on port ${port}: ${error.message}`);
  console.error('Choose another port: PORT=5174 npm start');
  process.exit(1);
}
const url = `http://localhost:${port}/`;
console.log(`\n  Ringback console: ${url}\n  It opens on a simulated modem. Ctrl+C ends it.\n`);
openWhereThereIsADisplay();

function openWhereThereIsADisplay() {
  const openers = { darwin: 'open', win32: 'explorer' };
  const display = process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY'];
  const opener = openers[process.platform] ?? (display ? 'xdg-open' : undefined);
  if (opener === undefined || process.env['CI'] || process.env['BROWSER'] === 'none') return;
  spawn(opener, [url], { stdio: 'ignore', detached: true })
    .on('error', () => undefined)
    .unref();
}
