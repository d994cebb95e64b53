import type { CallFunctions } from './call-functions.js';
import type { LineFunctions } from './line-functions.js';
import type { MediaFunctions } from './media-functions.js';
import type { PhoneFunctions } from './phone-functions.js';
import type { SessionFunctions } from './session-functions.js';
import type { SupplementaryFunctions } from './supplementary-functions.js';

/**
 * A TAPI service provider: TSPI's functions as methods, under TAPI's names without `TSPI_`.
 *
 * - A **synchronous** method does all its work before it returns 0 or a negative error.
 * - An **asynchronous** method has the request id first. It returns that id (`accepted(requestId)`) and calls
 *   `ProviderHost.asyncCompletion` once, now or later; or it returns a negative error, which ends the request.
 * - **Inputs** belong to the provider once the method has returned. Blocks and strings know their sizes, so none is given. The host gives none that is longer than
 *   `limits.ts` says: addresses and digits 256 characters, other texts 4096, blocks 65,536 bytes, lists 256 entries; a user-user block no longer than the line's own
 *   sizes. What is longer it refuses by itself. Up to there a method takes it, or answers one of TAPI's errors.
 * - **Handles** the provider makes (`HdLine`, `HdCall`, `HdPhone`) are its own and never 0.
 * - **Out-parameters** are set before the method returns. That holds for the handles of new calls too: the host takes them as
 *   valid from the successful completion on, and until then no event of such a call may be told
 *   (async-replies-versus-events-on-new-call-handles).
 *   A number is a whole one of 32 bits; a text has up to 65,536 characters, a block as many bytes, a list up to 4096 entries. The host takes a copy. What is left unset,
 *   or is not of its type, makes the function fail, and is counted.
 * - Only where a comment says **filled before it ends** is the value known later: it is in its holder before the provider reports
 *   the end (asyncCompletion with 0, or the message that is named), and the host reads it then (the-meaning-of-success).
 *
 * The methods without `?` are what every provider must have (tspi-basic-telephony-functions). What a provider leaves out answers
 * OPERATIONUNAVAIL of its family. Functions of TSPI that have no method: `availability.ts` says why.
 */
export interface ServiceProvider
  extends SessionFunctions, LineFunctions, CallFunctions, SupplementaryFunctions, MediaFunctions, PhoneFunctions {
  /** A name for people and traces. */
  readonly providerName: string;
}
