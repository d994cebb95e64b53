import type { ModemCore } from './modem-core.js';
import { sessionCommands, setting, type BasicCommand } from './session-commands.js';

/** Basic commands of a modem on a telephone line: V.250 clause 6 and the Hayes family; what is not here is ERROR. */
export const basicCommands: Readonly<Record<string, BasicCommand<ModemCore>>> = {
  ...sessionCommands,
  A: ({ line }) => ({
    start: (done) => {
      line.answer(done);
    },
    takeBack: () => {
      line.abort();
    },
  }),
  H: ({ line }, value) => {
    if (value > 1) return 'ERROR';
    if (value === 1) line.offHook();
    else line.hangUp();
    return 'OK';
  },
  I: (modem, value) => {
    const lines = modem.profile.identification[value];
    for (const line of lines ?? []) modem.information(line);
    return lines === undefined ? 'ERROR' : 'OK';
  },
  O: ({ line }) => (line.state === 'carrier' ? 'CONNECT' : 'NO CARRIER'),
  Z: (modem, value) => {
    modem.line.hangUp();
    return sessionCommands['Z']?.(modem, value) ?? 'ERROR';
  },
  '\\N': setting(7),
  '%C': setting(3),
};
