import type { CompleteVerdict, CompletionCore, ReturnVerdict } from '../../core/completion-core.js';

/**
 * Passes everything on to a core, and keeps count of the event cells: which cookies are out, and how many were ever used. Can be made
 * narrower than the core is, so that a table or a ring is full after a few steps.
 */
export class WatchedCore implements CompletionCore {
  /** Cookies of events in the ring. */
  readonly events = new Set<number>();
  /** Cookies used since the last {@link WatchedCore.wipe}; with none lost, never more than were out at once. */
  readonly used = new Set<number>();
  /** The most events that were in the ring at once. */
  peak = 0;
  /** A cookie that was given out twice; undefined while all is well. */
  twice: number | undefined;

  /** Requests and events that may be out. */
  room = { requests: Infinity, events: Infinity };

  constructor(private readonly core: CompletionCore) {}

  get kind(): 'wasm' | 'js' {
    return this.core.kind;
  }
  get moduleBytes(): number {
    return this.core.moduleBytes;
  }
  get slots(): number {
    return this.core.slots;
  }
  get limit(): number {
    return this.core.limit;
  }
  get outstanding(): number {
    return this.core.outstanding;
  }
  get cells(): Int32Array {
    return this.core.cells;
  }
  begin(line: number, call: number): number {
    return this.core.outstanding < this.room.requests ? this.core.begin(line, call) : 0;
  }
  returned(id: number, result: number, atMs?: number): ReturnVerdict {
    return this.core.returned(id, result, atMs);
  }
  complete(id: number, result: number): CompleteVerdict {
    return this.core.complete(id, result);
  }
  event(cookie: number): boolean {
    if (this.events.size >= this.room.events || !this.core.event(cookie)) return false;
    if (this.events.has(cookie)) this.twice ??= cookie;
    this.events.add(cookie);
    this.used.add(cookie);
    this.peak = Math.max(this.peak, this.events.size);
    return true;
  }
  setDeadline(id: number, atMs: number): boolean {
    return this.core.setDeadline(id, atMs);
  }
  nextDeadline(): number {
    return this.core.nextDeadline();
  }
  expire(nowMs: number, result: number): number {
    return this.core.expire(nowMs, result);
  }
  failLine(line: number, result: number): number {
    return this.core.failLine(line, result);
  }
  failCall(call: number, result: number): number {
    return this.core.failCall(call, result);
  }
  drain(): number {
    const count = this.core.drain();
    for (let at = 0; at < 2 * count; at += 2) if (this.cells[at] === 0) this.events.delete(this.cells[at + 1] ?? 0);
    return count;
  }

  /** Ends everything that is out, so that the core can serve another world. */
  wipe(lines: Iterable<number>): void {
    for (const line of lines) this.core.failLine(line, -1);
    while (this.core.drain() > 0);
    this.events.clear();
    this.used.clear();
    this.peak = 0;
    this.twice = undefined;
  }
}
