import type { AtChannel } from '../../at/channel.js';
import type { ModemLink } from './modem-link.js';
import { ModemPortError } from './modem-port.js';

/** Throws ModemPortError where a channel is not its link's any more. */
export function stillThere(link: ModemLink, channel: AtChannel): void {
  if (link.channel !== channel) throw gone(link);
}

/** Why a link has no channel, as an error. */
export function gone(link: ModemLink): ModemPortError {
  if (link.loss === 'unresponsive') return new ModemPortError('noAnswer', 'The modem stopped answering.');
  if (link.loss === 'failed') return new ModemPortError('portFailed', 'The port failed while the modem was set up.');
  return new ModemPortError('unplugged', 'The modem went away while it was taken into service.');
}
