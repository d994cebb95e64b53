import { LINEERR } from '../../../tspi/generated/errors.js';
import { writeService } from '../../../tspi/line-services.js';
import { DONE, type Ending } from './services-line.js';

/** The end of a request whose answer is put into its block. */
export function answered(block: Uint8Array, answer: unknown): Ending {
  return writeService(block, answer) ? DONE : [LINEERR.STRUCTURETOOSMALL, 'known'];
}
