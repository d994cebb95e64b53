import type { PageHost } from '../ownership/page-host.js';

/** A host that was found already, at the other end of a port. `told` hears what the client says of it. */
export function hostAt(
  port: MessagePort,
  told: (what: 'greeted' | 'leave' | 'end' | 'takeOver') => void = () => undefined,
): PageHost {
  return {
    port,
    state: { role: 'owner' },
    greeted: () => {
      told('greeted');
    },
    leave: () => {
      told('leave');
    },
    end: () => {
      told('end');
    },
    takeOver: () => {
      told('takeOver');
    },
  };
}
