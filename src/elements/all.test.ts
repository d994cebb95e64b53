import { expect, it } from 'vitest';

it('registers every element where there is no document, as on a server', async () => {
  expect(typeof document).toBe('undefined');
  await import('./all.js');
  const names = [
    'call-list',
    'call-log',
    'call-panel',
    'capabilities',
    'contacts',
    'dialpad',
    'host-counters',
    'incoming-call',
    'line-facts',
    'line-status',
    'magic-numbers',
    'modem-console',
    'number-input',
    'ownership',
    'port-button',
    'provider',
    'request-monitor',
    'ringer',
    'signal-chart',
    'signal-meter',
    'sim-lock',
    'simulator',
  ];
  for (const name of names) expect(customElements.get(`tel-${name}`), name).toBeDefined();
});
