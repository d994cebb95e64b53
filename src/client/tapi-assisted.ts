import type { Scheduler } from '../base/clock.js';
import { LINEREQUESTMODE } from '../tspi/generated/constants.js';
import { LINEERR } from '../tspi/generated/errors.js';
import { SUCCESS, type Out, type Result } from '../tspi/result.js';
import type { LineReqMakeCall } from './assisted/messages.js';
import { RequestRecipient } from './assisted/request-recipient.js';
import type { Site } from './assisted/site.js';
import type { TapiMessage, TapiObserver } from './tapi-message.js';
import { isHolder } from './request-arguments.js';
import { TapiTranslation } from './tapi-translation.js';

/** TAPI's calls of assisted telephony: carrying out the requests of other pages of the site. */
export class TapiAssisted extends TapiTranslation {
  #recipient: RequestRecipient | undefined;
  #registrationInstance: unknown;

  /** @param site - What the pages of the site find each other by; null: this application gets no requests. */
  constructor(
    port: MessagePort,
    scheduler: Scheduler,
    callback: (message: TapiMessage) => void,
    observer: TapiObserver,
    name = '',
    private readonly site: Site | null = null,
  ) {
    super(port, scheduler, callback, observer, name);
  }

  /**
   * Registers this application as a recipient of requests, or takes that back. Of several on the site the one that has been registered longest gets
   * them. LINE_REQUEST tells of each, with the registration instance; lineGetRequest has it. Registering again changes the instance alone.
   * INVALREQUESTMODE: only LINEREQUESTMODE_MAKECALL is known, the others are obsolete. RESOURCEUNAVAIL: the page has no Web Locks (it is not
   * secure). OPERATIONFAILED: it is not registered.
   */
  lineRegisterRequestRecipient(registrationInstance: unknown, requestMode: number, enable: boolean): Result {
    if (requestMode !== LINEREQUESTMODE.MAKECALL) return LINEERR.INVALREQUESTMODE;
    if (!enable) return this.#deregister() ? SUCCESS : LINEERR.OPERATIONFAILED;
    const { site } = this;
    if (site?.locks === undefined) return LINEERR.RESOURCEUNAVAIL;
    this.#registrationInstance = registrationInstance;
    this.#recipient ??= new RequestRecipient(site, site.locks, () => {
      this.tell('LINE_REQUEST', this.#registrationInstance, LINEREQUESTMODE.MAKECALL);
    });
    return SUCCESS;
  }

  /** Gets the request that has waited longest. NOREQUEST: none waits. NOTREGISTERED: this application is no recipient. */
  lineGetRequest(requestMode: number, request: Out<LineReqMakeCall | null>): Result {
    if (requestMode !== LINEREQUESTMODE.MAKECALL) return LINEERR.INVALREQUESTMODE;
    if (this.#recipient === undefined) return LINEERR.NOTREGISTERED;
    if (!isHolder(request)) return LINEERR.INVALPOINTER;
    const next = this.#recipient.next();
    if (next === undefined) return LINEERR.NOREQUEST;
    request.value = next;
    return SUCCESS;
  }

  override lineShutdown(): void {
    this.#deregister();
    super.lineShutdown();
  }

  #deregister(): boolean {
    const wasRegistered = this.#recipient !== undefined;
    this.#recipient?.end();
    this.#recipient = undefined;
    return wasRegistered;
  }
}
