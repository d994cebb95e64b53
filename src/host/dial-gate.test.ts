import { expect, test } from 'vitest';
import { compileDialPolicy } from '../policy/dial-policy.js';
import { parseDialPolicy } from '../policy/schema.js';
import { LINECALLSTATE } from '../tspi/generated/constants.js';
import { LINEERR } from '../tspi/generated/errors.js';
import { accepted, SUCCESS } from '../tspi/result.js';
import { policyGate } from './dial-gate.js';
import { createWorld } from './testing/world.js';

function gate(): ReturnType<typeof policyGate> {
  const parsed = parseDialPolicy({
    deny: [
      { pattern: '0900*', reason: 'premium rate' },
      { pattern: '1*', reason: 'test' },
    ],
  });
  if (!parsed.ok) throw new Error('the policy of this test is broken');
  return policyGate(compileDialPolicy(parsed.config));
}

test('a denied number is refused before the provider sees it, however it is written', async () => {
  const w = await createWorld({ dialGate: gate() });
  for (const [i, number] of ['0900123', '0 (900) 123', 'T0900123', '0,900123', '٠٩٠٠123'].entries())
    expect(w.session.lineMakeCall(i + 1, 1, 3 + 2 * i, number, 0, null), number).toBe(LINEERR.ADDRESSBLOCKED);
  expect(w.provider.calls).not.toContain('lineMakeCall');
});

test('emergency numbers are never blocked', async () => {
  const w = await createWorld({ dialGate: gate() });
  expect(w.session.lineMakeCall(1, 1, 3, '112', 0, null)).toBe(1);
  expect(w.session.lineMakeCall(2, 1, 5, '1234', 0, null)).toBe(LINEERR.ADDRESSBLOCKED);
});

test('nor are those that a line names, and only as a whole', async () => {
  const w = await createWorld({ dialGate: gate() });
  expect(w.session.lineMakeCall(1, 1, 3, '117', 0, null)).toBe(LINEERR.ADDRESSBLOCKED);
  w.provider.host.lineService(0, { state: 'ready', reason: 'pinWanted', emergencyNumbers: ['117'] });
  expect(w.session.lineMakeCall(2, 1, 5, '1171', 0, null)).toBe(LINEERR.ADDRESSBLOCKED);
  expect(w.session.lineMakeCall(3, 1, 7, '117', 0, null)).toBe(3);
});

test('a number dialled in parts is judged as a whole', async () => {
  const w = await createWorld({ dialGate: gate() });
  w.provider.script.makeCall = (id) => {
    w.provider.host.asyncCompletion(id, SUCCESS);
    return accepted(id);
  };
  expect(w.session.lineMakeCall(1, 1, 3, '09;', 0, null)).toBe(1);
  await w.scheduler.advance(0);
  w.provider.callState(LINECALLSTATE.DIALING);
  expect(w.session.lineDial(2, 3, '00123', 0)).toBe(LINEERR.ADDRESSBLOCKED);
  expect(w.session.lineDial(3, 3, '12', 0)).toBe(3);
});

test.each(['5550100\r\nAT+CHUP', 'ATH', '"555"', '555\u0000', '5'.repeat(300), 'ß'])(
  '%j is no address',
  async (address) => {
    const w = await createWorld({ dialGate: gate() });
    expect(w.session.lineMakeCall(1, 1, 3, address, 0, null)).toBe(LINEERR.INVALADDRESS);
    expect(w.provider.calls).not.toContain('lineMakeCall');
  },
);
