import { expect, it } from 'vitest';

it('registers every element where there is no document, as on a server', async () => {
  expect(typeof document).toBe('undefined');
  await import('./all.js');
  const names = [
    'call-panel',
    'capabilities',
    'dialpad',
    'host-counters',
    'line-status',
    'magic-numbers',
    'ownership',
    'port-button',
    'provider',
    'request-monitor',
    'sim-lock',
    'traffic',
  ];
  for (const name of names) expect(customElements.get(`tel-${name}`), name).toBeDefined();
});
