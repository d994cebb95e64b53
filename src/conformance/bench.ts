import { nullLog } from '../base/log.js';
import { INITIALIZE_NEGOTIATION } from '../tspi/generated/constants.js';
import {
  out,
  resultName,
  type HdCall,
  type HdLine,
  type HdPhone,
  type HtCall,
  type HtLine,
  type HtPhone,
  type Result,
} from '../tspi/result.js';
import { guarded } from './background.js';
import type { Breaches } from './breaches.js';
import { Failed, reached } from './outcome.js';
import { ProviderCalls } from './provider-calls.js';
import type { Rule } from './rules.js';
import type { ProviderUnderTest } from './subject.js';
import { textOf } from './told-values.js';
import type { TrackedCall, TrackedLine, TrackedPhone, TrackedRequest } from './tracked.js';

/** The interface versions that the kit speaks, 0xMMMMmmmm (tspi-versioning). */
export const LOWEST_VERSION = 0x0001_0004;
export const HIGHEST_VERSION = 0x0003_0001;
/** Device ids begin here, so that a provider that takes its own count for an id is found out. */
const LINE_ID_BASE = 40;
const PHONE_ID_BASE = 70;
/** How long late events are listened for after the end, ms. */
const AFTERWARDS_MS = 5000;

/** The host's side of one provider: a session, lines, calls and phones, which are closed as a host closes them. */
export class Bench extends ProviderCalls {
  #running = false;

  // --- the session -----------------------------------------------------------------------------------------------------

  /** Makes the provider and starts a session. */
  async start(): Promise<void> {
    const { scheduler, random } = this;
    this.made = guardedWorld(await this.subject.createProvider({ scheduler, random, log: nullLog }), this.breaches);
    const version = out(0);
    this.sync('lineNegotiateTSPIVersion', (p) =>
      p.lineNegotiateTSPIVersion(INITIALIZE_NEGOTIATION, LOWEST_VERSION, HIGHEST_VERSION, version),
    );
    this.version = version.value;
    const result = this.init();
    reached(result === 0, `providerInit returned ${resultName(result)}`);
    await this.#started(Promise.resolve(this.world.started?.()));
  }

  /** Counts the devices and calls providerInit. */
  init(): Result {
    const [lines, phones] = [out(0), out(0)];
    this.sync('providerEnumDevices', (p) => p.providerEnumDevices(1, lines, phones));
    const result = this.sync('providerInit', (p) =>
      p.providerInit(this.version, 1, LINE_ID_BASE, this.witness, PHONE_ID_BASE),
    );
    this.lineDevices.length = this.phoneDevices.length = 0;
    [this.nextLineId, this.nextPhoneId] = [LINE_ID_BASE, PHONE_ID_BASE];
    for (let n = 0; n < lines.value; n++) this.lineDevices.push(this.nextLineId++);
    for (let n = 0; n < phones.value; n++) this.phoneDevices.push(this.nextPhoneId++);
    this.#running = result === 0;
    this.witness.over = false;
    return result ?? (0 as Result);
  }

  /** Ends the session as a host does: calls, lines and phones are closed first. Then listens for what comes too late. */
  async finish(): Promise<void> {
    if (!this.#running) return;
    await this.until(() => this.outstanding.length === 0);
    for (const request of this.outstanding) {
      request.phase = 'broken';
      this.breaches.add('completion.ever', `${request.name} was not completed within ${this.settleMs} ms`);
    }
    for (const line of this.witness.lines.values()) if (!line.closed && line.hdLine !== 0) this.closeLine(line);
    for (const phone of this.witness.phones.values()) if (!phone.closed) this.closePhone(phone);
    await this.pass(AFTERWARDS_MS);
    this.shutdown();
    await this.pass(AFTERWARDS_MS);
  }

  /** Lets go of the subject's world. */
  dispose(): void {
    this.made?.dispose?.();
  }

  /** providerShutdown. */
  shutdown(): Result | undefined {
    const result = this.sync('providerShutdown', (p) => p.providerShutdown(this.version));
    this.#mustBeDrained('drain.provider', this.outstanding, 'providerShutdown');
    this.#running = false;
    this.witness.over = true;
    return result;
  }

  // --- lines, calls and phones -----------------------------------------------------------------------------------------

  /** Opens a line. */
  openLine(deviceId: number): TrackedLine | Result {
    const htLine = this.witness.handle() as HtLine;
    const line: TrackedLine = { htLine, deviceId, hdLine: 0, closed: false, events: [] };
    const holder = out<HdLine | 0>(0);
    this.witness.lines.set(htLine, line);
    const result = this.sync('lineOpen', (p) => p.lineOpen(deviceId, htLine, holder, this.version)) ?? (0 as Result);
    if (result !== 0) {
      this.witness.lines.delete(htLine);
      return result;
    }
    this.#checkHandle('handle.line', holder.value, (handle) => this.witness.lineOf(handle) !== undefined);
    line.hdLine = holder.value;
    return line;
  }

  closeLine(line: TrackedLine): void {
    const { hdLine } = line;
    if (hdLine === 0) return;
    const result = this.sync('lineClose', (p) => p.lineClose(hdLine));
    const calls = new Set(
      [...this.witness.calls.values()].filter((c) => c.htLine === line.htLine).map((c) => c.hdCall),
    );
    const left = this.outstanding.filter(
      ({ scope }) => scope.line === hdLine || scope.calls?.some((call) => call !== 0 && calls.has(call)) === true,
    );
    this.#mustBeDrained('drain.line', left, 'lineClose');
    if (result !== 0) this.breaches.add('return.close', `lineClose returned ${resultName(result ?? 0)}`);
    this.witness.closeLine(line);
  }

  closeCall(call: TrackedCall): void {
    const { hdCall } = call;
    if (hdCall === 0) return;
    const dead = call.phase === 'dead';
    const result = this.sync('lineCloseCall', (p) => p.lineCloseCall(hdCall));
    if (dead) return;
    const left = this.outstanding.filter(
      ({ scope, creates }) => scope.calls?.includes(hdCall) === true || creates.some((c) => c.call === call),
    );
    this.#mustBeDrained('drain.call', left, 'lineCloseCall');
    if (result !== 0) this.breaches.add('return.close', `lineCloseCall returned ${resultName(result ?? 0)}`);
    call.closed = true;
  }

  /** Opens a phone. */
  openPhone(deviceId: number): TrackedPhone | Result {
    const htPhone = this.witness.handle() as HtPhone;
    const phone: TrackedPhone = { htPhone, deviceId, hdPhone: 0, closed: false, events: [] };
    const holder = out<HdPhone | 0>(0);
    this.witness.phones.set(htPhone, phone);
    const result = this.sync('phoneOpen', (p) => p.phoneOpen?.(deviceId, htPhone, holder, this.version));
    if (result !== 0) {
      this.witness.phones.delete(htPhone);
      return result ?? (0 as Result);
    }
    this.#checkHandle('handle.phone', holder.value, (handle) => this.witness.phoneOf(handle) !== undefined);
    phone.hdPhone = holder.value;
    return phone;
  }

  closePhone(phone: TrackedPhone): void {
    const { hdPhone } = phone;
    if (hdPhone === 0) return;
    const result = this.sync('phoneClose', (p) => p.phoneClose?.(hdPhone));
    const left = this.outstanding.filter(({ scope }) => scope.phone === hdPhone);
    this.#mustBeDrained('drain.phone', left, 'phoneClose');
    if (result !== 0) this.breaches.add('return.close', `phoneClose returned ${resultName(result ?? 0)}`);
    phone.closed = true;
  }

  /** A call that a request makes: both handles. */
  newCall(htLine: HtLine, optional = false): TrackedRequest['creates'][number] & { readonly htCall: HtCall } {
    const call = this.witness.track(htLine, 0, true);
    return { call, htCall: call.htCall, holder: out<HdCall | 0>(0), optional };
  }

  #mustBeDrained(rule: Rule, left: readonly TrackedRequest[], by: string): void {
    for (const request of left) {
      request.phase = 'broken';
      this.breaches.add(rule, `${request.name} was out when ${by} had returned`);
    }
  }

  #checkHandle<Handle extends number>(rule: Rule, handle: Handle | 0, taken: (handle: Handle) => boolean): void {
    if (!Number.isInteger(handle) || handle === 0) this.broken(rule, `the handle is ${String(handle)}`);
    if (taken(handle)) this.breaches.add(rule, `${handle} is another one's`);
  }

  /** Lets time pass until the subject's devices are in service. */
  async #started(promise: Promise<void>): Promise<void> {
    const outcomes: { readonly error?: unknown }[] = [];
    promise.then(
      () => outcomes.push({}),
      (error: unknown) => outcomes.push({ error }),
    );
    await this.until(() => outcomes.length > 0);
    const [outcome] = outcomes;
    if (outcome === undefined) throw new Failed(`the subject’s \`started\` did not settle within ${this.settleMs} ms`);
    if (outcome.error !== undefined) throw new Failed(`the subject’s \`started\` rejected: ${textOf(outcome.error)}`);
  }
}

/** A world in which what the provider throws when something happens outside is noted. */
function guardedWorld(made: ProviderUnderTest, breaches: Breaches): ProviderUnderTest {
  const told = <T>(name: string, run: () => T): T | undefined =>
    guarded(breaches, `during \`${name}\` the provider`, run);
  const world: { -readonly [K in keyof ProviderUnderTest]: ProviderUnderTest[K] } = { provider: made.provider };
  if (made.started !== undefined) world.started = () => made.started?.();
  if (made.dispose !== undefined) world.dispose = () => made.dispose?.();
  if (made.ring !== undefined) world.ring = () => told('ring', () => made.ring?.());
  if (made.farEndHangsUp !== undefined) world.farEndHangsUp = () => told('farEndHangsUp', () => made.farEndHangsUp?.());
  if (made.farEndSends !== undefined)
    world.farEndSends = (digits) => told('farEndSends', () => made.farEndSends?.(digits));
  if (made.farEndBegins !== undefined)
    world.farEndBegins = () => told('farEndBegins', () => made.farEndBegins?.()) ?? 0;
  if (made.ringElsewhere !== undefined)
    world.ringElsewhere = () => told('ringElsewhere', () => made.ringElsewhere?.()) ?? null;
  return world;
}
