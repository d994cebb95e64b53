import type { AtOutcome } from '../../at/command.js';
import type { ResultCode } from '../../at/result-codes.js';
import { LINECALLINFOSTATE, LINECALLSTATE, LINEMEDIAMODE, TAPI_MESSAGE } from '../../tspi/generated/constants.js';
import { LINEERR } from '../../tspi/generated/errors.js';
import { accepted, SUCCESS, type RequestId, type Result } from '../../tspi/result.js';
import type { CallControlContext } from './call-context.js';
import type { CallReporter } from './call-reporter.js';
import type { ModemCall } from './modem-call.js';

/** How long a hook flash may take: the modem dials nothing behind it. In milliseconds. */
const FLASH_LIMIT_MS = 10_000;

/** When a call goes to the handset: at once, when somebody lifts one, or not any more. */
export type HandOffWhen = 'now' | 'lifted' | 'never';

/** Handsets beside the modem on its line (V.253): the one at its own socket, and others. */
interface Handsets {
  readonly handset?: 'onHook' | 'offHook';
  readonly extension?: 'onHook' | 'offHook';
}

const HANDSET_EVENTS: Readonly<Record<string, Handsets>> = {
  h: { handset: 'onHook' },
  H: { handset: 'offHook' },
  p: { extension: 'onHook' },
  P: { extension: 'offHook' },
};

/** The LINEMEDIAMODE of a tone (V.253): CNG of a fax machine; the answer tone; calling tones of data modems (V.25). */
const MEDIA_EVENTS: Readonly<Record<string, number>> = {
  c: LINEMEDIAMODE.G3FAX,
  a: LINEMEDIAMODE.DATAMODEM,
  e: LINEMEDIAMODE.DATAMODEM,
  f: LINEMEDIAMODE.DATAMODEM,
};

/** The media that an analog voice modem can tell beside voice. */
export const TOLD_MEDIA = LINEMEDIAMODE.G3FAX | LINEMEDIAMODE.DATAMODEM;

/** What {@link VoiceActions} asks of call control. */
export interface VoiceActionsOwner {
  /** The call that has the line. */
  readonly current: ModemCall | null;
  /** Goes on hook; the call is told as picked up elsewhere, and over. Whether the modem has confirmed it. */
  leaveToHandset(call: ModemCall): Promise<boolean>;
  /** A flash has found that the call is over. */
  ended(code: ResultCode): void;
  /** What is to be listened for may have changed. */
  listen(): void;
}

/** What can be done with the connected voice call of an analog line beside talking: hook flash, the handset, the kind of media in it. */
export class VoiceActions {
  readonly #line: Pick<CallControlContext, 'link' | 'profile' | 'requests' | 'scheduler'>;
  readonly #reporter: CallReporter;
  readonly #owner: VoiceActionsOwner;
  #handsets: Handsets = {};
  #flashed: ModemCall | null = null;
  #whenLifted: ModemCall | null = null;
  #monitored: { readonly call: ModemCall; readonly media: number } | null = null;

  constructor(
    line: Pick<CallControlContext, 'link' | 'profile' | 'requests' | 'scheduler'>,
    reporter: CallReporter,
    owner: VoiceActionsOwner,
  ) {
    this.#line = line;
    this.#reporter = reporter;
    this.#owner = owner;
  }

  /** What is known of handsets, as LINECALLINFO's own block: UTF-8 JSON; undefined where the modem has told nothing. */
  get block(): Uint8Array | undefined {
    if (Object.keys(this.#handsets).length === 0) return undefined;
    return new TextEncoder().encode(JSON.stringify(this.#handsets));
  }

  /** Opens the line for a moment, as a switch takes for a sign; what comes of it the switch decides. */
  flash(id: RequestId, call: ModemCall): Result {
    if (!this.#isUp(call)) return LINEERR.INVALCALLSTATE;
    this.#line.requests.begin(id, call.hdCall);
    this.#line.requests.mayHaveHappened(id);
    void this.#flash(call).then((result) => {
      this.#line.requests.complete(id, result, result === SUCCESS ? 'known' : 'unknown');
    });
    return accepted(id);
  }

  /**
   * Leaves the call to a handset on the same line: the modem goes on hook. Errors: INVALCALLSTATE; RESOURCEUNAVAIL where the modem has told that
   * every handset lies on its hook, so that the call would end.
   */
  handOff(id: RequestId, call: ModemCall, when: HandOffWhen): Result {
    if (!this.#isUp(call)) return LINEERR.INVALCALLSTATE;
    const { handset, extension } = this.#handsets;
    const lifted = handset === 'offHook' || extension === 'offHook';
    const known = handset !== undefined || extension !== undefined;
    if (when === 'now' && known && !lifted) return LINEERR.RESOURCEUNAVAIL;
    const { requests, scheduler } = this.#line;
    requests.begin(id, call.hdCall);
    this.#whenLifted = when === 'lifted' ? call : null;
    this.#owner.listen();
    if (when === 'now' || (when === 'lifted' && lifted)) {
      requests.mayHaveHappened(id);
      void this.#owner.leaveToHandset(call).then((done) => {
        if (done) requests.complete(id, SUCCESS);
        else requests.complete(id, LINEERR.OPERATIONFAILED, 'unknown');
      });
    } else
      scheduler.soon(() => {
        requests.complete(id, SUCCESS);
      });
    return accepted(id);
  }

  /** Tells media that is noticed from now on (LINEMEDIAMODE bits); 0 ends that. */
  monitorMedia(call: ModemCall, media: number): void {
    this.#monitored = media === 0 ? null : { call, media };
    this.#owner.listen();
  }

  /** Whether somebody wants to be told of a call's media, or of its handset: many modems tell only while they receive. */
  wantedOn(call: ModemCall): boolean {
    return this.#monitored?.call === call || this.#whenLifted === call;
  }

  /** Whether dial tone in a call says nothing of its other end: the switch gives it after a flash. */
  dialtoneIsOurs(call: ModemCall): boolean {
    return this.#flashed === call;
  }

  /** A shielded event came. Whether it was one of these. */
  event(code: string): boolean {
    const handsets = HANDSET_EVENTS[code];
    const media = MEDIA_EVENTS[code];
    if (handsets !== undefined) this.#handset(handsets);
    else if (media !== undefined) this.media(media);
    return handsets !== undefined || media !== undefined;
  }

  /** What a call carries has turned out (LINEMEDIAMODE). A fax machine may answer with a modem's tone: what is known to be a fax stays one. */
  media(media: number): void {
    const call = this.#owner.current;
    if (call === null || call.over || call.media === media || call.media === LINEMEDIAMODE.G3FAX) return;
    call.media = media;
    this.#reporter.changed(call, LINECALLINFOSTATE.MEDIAMODE);
    if (this.#monitored?.call !== call || (this.#monitored.media & media) === 0) return;
    const tick = Math.trunc(this.#line.scheduler.now()) >>> 0;
    this.#reporter.emit(call, TAPI_MESSAGE.LINE_MONITORMEDIA, media, 0, tick);
  }

  /** The call is over. */
  callOver(): void {
    this.#flashed = null;
    this.#whenLifted = null;
    this.#monitored = null;
  }

  /** The device is gone: one that comes back tells anew. */
  lost(): void {
    this.callOver();
    this.#handsets = {};
  }

  #isUp(call: ModemCall): boolean {
    return call.state === LINECALLSTATE.CONNECTED && !call.withdrawn();
  }

  #handset(told: Handsets): void {
    this.#handsets = { ...this.#handsets, ...told };
    const call = this.#owner.current;
    if (call === null) return;
    this.#reporter.changed(call, LINECALLINFOSTATE.DEVSPECIFIC);
    const lifted = told.handset === 'offHook' || told.extension === 'offHook';
    if (lifted && this.#whenLifted === call && this.#isUp(call)) void this.#owner.leaveToHandset(call);
  }

  /** The first of the profile's commands that the modem knows. */
  async #flash(call: ModemCall): Promise<Result> {
    for (const text of this.#line.profile.voice?.flashCommands ?? []) {
      const { channel } = this.#line.link;
      if (channel === null || !this.#isUp(call)) break;
      this.#flashed = call;
      const outcome = await channel.ask({ text, timeLimitMs: FLASH_LIMIT_MS, call: true });
      if (done(outcome)) return SUCCESS;
      if (outcome.kind !== 'final') break;
      if (outcome.code.name === 'error') continue;
      this.#owner.ended(outcome.code);
      break;
    }
    return LINEERR.OPERATIONFAILED;
  }
}

function done(outcome: AtOutcome): boolean {
  return outcome.kind === 'final' && (outcome.code.name === 'ok' || outcome.code.name === 'voiceConnect');
}
