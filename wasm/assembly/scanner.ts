/**
 * The byte scanner: what a modem sends, cut into records. The rules stand in src/core/byte-scanner.ts, the same in readable
 * JavaScript in src/core/js-scanner.ts. Clean lines are found 64 bytes at a time; what is rare goes byte by byte.
 */
import { headOf, learnHead, openHeads } from './scanner-heads';
import * as map from './scanner-layout';
import { bits, copyToDle } from './scanner-payload';

const ETX: u8 = 0x03;
const TAB: u8 = 0x09;
const LF: u8 = 0x0a;
const CR: u8 = 0x0d;
const DLE: u8 = 0x10;
const SUB: u8 = 0x1a;
const BLANK: u8 = 0x20;
const DEL: u8 = 0x7f;
/** `> `, as it is loaded. */
const PROMPT_MARK: u32 = 0x203e;
/** `CONNECT`, as the lower seven bytes of eight. */
const CONNECT_MARK: u64 = 0x00_54_43_45_4e_4e_4f_43;

/** Places in RECORD_TYPES of the host. */
const LINE: u32 = 0;
const PROMPT: u32 = 1;
const SHIELDED: u32 = 2;
const DATA: u32 = 3;

export let shielding: bool = false;
export let awaitingPrompt: bool = false;
export let dataFollowsConnect: bool = false;
export let dataIsShielded: bool = false;
export let stripParity: bool = false;
export let inData: bool = false;
export let noiseBytes: f64 = 0;
export let droppedLines: f64 = 0;
/** Bytes of the unfinished line. */
export let held: u32 = 0;

/** Where the unfinished line begins; its bytes lie in a row. */
let line: usize = map.WINDOW;
/** The next byte that was fed, and the end of them. */
let at: usize = map.WINDOW;
let end: usize = map.WINDOW;
/** Where unstuffed payload goes next. */
let payloadEnd: usize = map.PAYLOAD;
let count: u32 = 0;
let overlong: bool = false;
let afterDle: bool = false;
let skipLf: bool = false;

/** Takes the memory; once per instance, which then can be no table. False when there is no memory. */
export function openScanner(): bool {
  if (!map.placeScanner()) return false;
  openHeads();
  return true;
}

/** Has the lines whose head is written at the window's start tell this number. False when the table cannot hold it. */
export function learn(length: u32, number: u32): bool {
  return learnHead(map.WINDOW, length, number);
}

/** Makes the window free, moving the unfinished line before it. How many bytes it takes; 0 while there are some to scan. */
export function room(): u32 {
  if (at != end) return 0;
  memory.copy(map.WINDOW - held, line, held);
  line = map.WINDOW - held;
  at = map.WINDOW;
  end = map.WINDOW;
  payloadEnd = map.PAYLOAD;
  return map.WINDOW_BYTES;
}

/** Bytes were written into the window. */
export function fed(length: u32): void {
  end = at + length;
}

/** Finds up to `limit` records; how many. */
export function scan(limit: u32): u32 {
  const most = min<u32>(limit, map.MAX_RECORDS);
  count = 0;
  while (at < end && count < most) {
    if (inData) payload();
    else if (isCareful()) byte();
    else blocks(most);
  }
  return count;
}

/** The data state has ended. */
export function leaveData(): void {
  inData = false;
  skipLf = false;
  forget();
}

/** As it was made, but for the counters. */
export function reset(): void {
  leaveData();
  shielding = false;
  awaitingPrompt = false;
  dataFollowsConnect = false;
  dataIsShielded = false;
  stripParity = false;
  afterDle = false;
  at = end;
}

function put(type: u32, value: u32, from: usize, length: u32): void {
  const record = (<u64>(type | (value << 8) | (length << 16))) | ((<u64>from) << 32);
  store<u64>(map.RECORDS + <usize>count * map.RECORD_BYTES, record);
  count++;
}

function forget(): void {
  held = 0;
  overlong = false;
}

// ——— lines, byte by byte ———

/** Whether the next byte may be more than text or the end of a line, or the line has a gap that it has to be moved over. */
function isCareful(): bool {
  return afterDle || stripParity || overlong || awaitingPrompt || (held > 0 && line + held != at);
}

function byte(): void {
  const raw = load<u8>(at++);
  const value: u8 = stripParity ? raw & 0x7f : raw;
  if (afterDle) {
    afterDle = false;
    put(SHIELDED, value, 0, 0);
  } else if (value == CR || value == LF) endLine(value);
  else if (value == DLE && shielding) afterDle = true;
  else if ((value < BLANK && value != TAB) || value >= DEL) noiseBytes++;
  else character(value);
}

function character(value: u8): void {
  if (overlong) return;
  if (held == map.MAX_LINE_LENGTH) {
    held = 0;
    overlong = true;
    return;
  }
  if (held == 0) line = at - 1;
  store<u8>(line + held++, value);
  if (awaitingPrompt && held == 2 && load<u16>(line) == PROMPT_MARK) {
    awaitingPrompt = false;
    forget();
    put(PROMPT, 0, 0, 0);
  }
}

function endLine(ender: u8): void {
  const length = held;
  if (overlong) droppedLines++;
  forget();
  putLine(line, line + length, ender);
}

function putLine(from: usize, to: usize, ender: u8): void {
  if (from == to) return;
  if (load<u8>(from) <= BLANK || load<u8>(to - 1) <= BLANK) {
    while (from < to && load<u8>(from) <= BLANK) from++;
    while (from < to && load<u8>(to - 1) <= BLANK) to--;
    if (from == to) return;
  }
  if (dataFollowsConnect && to - from >= 7 && (load<u64>(from) & 0x00ff_ffff_ffff_ffff) == CONNECT_MARK) {
    dataFollowsConnect = false;
    inData = true;
    skipLf = ender == CR;
  }
  const length = <u32>(to - from);
  put(LINE, headOf(from, length), from, length);
}

// ——— lines, by blocks ———

/**
 * Goes on while there is only text and ends of lines; stops at a byte that is something else, and takes that one byte by itself.
 */
function blocks(most: u32): void {
  const one = i8x16.splat(1);
  const firstText = i8x16.splat(0x21);
  const cr = i8x16.splat(CR);
  const lf = i8x16.splat(LF);
  let begin = line;
  let open: u64 = held > 0 ? 1 : 0;
  let block = at;
  const stop = end;
  while (block < stop) {
    const a = v128.load(block);
    const b = v128.load(block, 16);
    const c = v128.load(block, 32);
    const d = v128.load(block, 48);
    // Signed, one up: controls, DEL and what has bit 7 lie below 21h, text does not.
    const upA = i8x16.add(a, one);
    const upB = i8x16.add(b, one);
    const upC = i8x16.add(c, one);
    const upD = i8x16.add(d, one);
    let length = <u32>min<usize>(stop - block, 64);
    const lowest = i8x16.min_s(i8x16.min_s(upA, upB), i8x16.min_s(upC, upD));
    if (length == 64 && !v128.any_true(i8x16.lt_s(lowest, firstText))) {
      if (!open) begin = block;
      open = 1;
      block += 64;
      continue;
    }
    const controlA = i8x16.lt_s(upA, firstText);
    const controlB = i8x16.lt_s(upB, firstText);
    const controlC = i8x16.lt_s(upC, firstText);
    const controlD = i8x16.lt_s(upD, firstText);
    const otherA = v128.xor(controlA, v128.or(i8x16.eq(a, cr), i8x16.eq(a, lf)));
    const otherB = v128.xor(controlB, v128.or(i8x16.eq(b, cr), i8x16.eq(b, lf)));
    const otherC = v128.xor(controlC, v128.or(i8x16.eq(c, cr), i8x16.eq(c, lf)));
    const otherD = v128.xor(controlD, v128.or(i8x16.eq(d, cr), i8x16.eq(d, lf)));
    let special = false;
    if (v128.any_true(v128.or(v128.or(otherA, otherB), v128.or(otherC, otherD)))) {
      const first = <u32>ctz<u64>(bits(otherA, otherB, otherC, otherD));
      special = first < length;
      length = min<u32>(first, length);
    }
    const inside: u64 = length == 64 ? -1 : ((<u64>1) << length) - 1;
    const control = bits(controlA, controlB, controlC, controlD);
    const text = ~control & inside;
    const afterText = (text << 1) | open;
    let starts = text & ~afterText;
    let ends = control & inside & afterText;
    if (!open) {
      begin = block + <usize>ctz<u64>(starts);
      starts &= starts - 1;
    }
    while (ends != 0) {
      const to = block + <usize>ctz<u64>(ends);
      ends &= ends - 1;
      if (to - begin > map.MAX_LINE_LENGTH) droppedLines++;
      else putLine(begin, to, load<u8>(to));
      if (count == most || inData) {
        at = to + 1;
        held = 0;
        return;
      }
      begin = block + <usize>ctz<u64>(starts);
      starts &= starts - 1;
    }
    block += length;
    open = length == 0 ? open : (text >> (length - 1)) & 1;
    if (special) break;
  }
  at = block;
  hold(begin, open != 0);
  if (block < stop) byte();
}

/** What `blocks` leaves: an unfinished line from `begin` to where it stopped, or none. */
function hold(begin: usize, open: bool): void {
  line = begin;
  held = open ? <u32>(at - begin) : 0;
  if (held > map.MAX_LINE_LENGTH) {
    held = 0;
    overlong = true;
  }
}

// ——— payload ———

/** One record: payload up to the next shielded code, or that code. */
function payload(): void {
  if (skipLf) {
    skipLf = false;
    if (load<u8>(at) == LF) {
      at++;
      return;
    }
  }
  if (!afterDle && !dataIsShielded) {
    put(DATA, 0, at, <u32>(end - at));
    at = end;
    return;
  }
  const begin = payloadEnd;
  let to = begin;
  while (at < end) {
    if (afterDle) {
      const code = load<u8>(at);
      if (code != DLE && code != SUB) break;
      afterDle = false;
      at++;
      store<u16>(to, 0x1010);
      to += code == SUB ? 2 : 1;
    }
    const stop = dataIsShielded ? copyToDle(at, end, to) : copyAll(at, end, to);
    to += stop - at;
    at = stop;
    if (at < end) {
      afterDle = true;
      at++;
    }
  }
  payloadEnd = to;
  if (to > begin) put(DATA, 0, begin, <u32>(to - begin));
  else if (at < end) shieldedCode(load<u8>(at++));
}

function copyAll(from: usize, end: usize, to: usize): usize {
  memory.copy(to, from, end - from);
  return end;
}

function shieldedCode(code: u8): void {
  afterDle = false;
  if (code == ETX) inData = false;
  put(SHIELDED, code, 0, 0);
}
