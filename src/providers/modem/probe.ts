import type { AtChannel } from '../../at/channel.js';
import type { SetUpStep } from '../../tspi/port-finding.js';
import type { ModemLink } from './modem-link.js';
import { ModemPortError } from './modem-port.js';
import { stillThere } from './still-there.js';

/** Told of each step of taking a modem into service. */
export type Progress = (step: SetUpStep) => void;

/** The rates that are tried on an unknown port, the usual ones first. */
export const USUAL_RATES: readonly number[] = [115_200, 9600, 57_600, 38_400, 19_200, 230_400, 460_800, 921_600];
/** Rates of satellite receivers: NMEA 0183's own (2.2), its fast form's (NMEA 0183-HS), and those that their makers set. */
const STREAM_RATES: readonly number[] = [4800, 9600, 38_400, 115_200];
/** They tell their position once a second. */
const LISTEN_MS = 1200;
/** After opening, a modem needs a moment before it takes the first character. */
const SETTLE_MS = 100;
/**
 * What is sent first to a modem of which nothing is known, a call on it included. `AT` alone does nothing but be answered (V.250, 5.2.1 and
 * 5.2.2: a prefix with an empty body); autobauding modems lose the first one or two. Only after silence the line that repairs Q1, V0 and E1,
 * which would hide the answer (6.2.4 to 6.2.6). None resets, loads a profile, or ends a call. One thing cannot be helped: a dial that is
 * still under way is taken back by whatever character comes (5.6.1), and nothing tells of it before.
 */
const FULL_PROBE: readonly (readonly [string, number])[] = [
  ['AT', 250],
  ['AT', 250],
  ['ATQ0V1E0', 500],
  ['AT', 1000],
];
const SHORT_PROBE: readonly (readonly [string, number])[] = [
  ['AT', 250],
  ['AT', 250],
];
/** Silence before and after the escape sequence: S12 is 1 s (V.250). */
const GUARD_MS = 1100;
/** Late answers to the probe come out before the first command whose answer counts. */
const DRAIN_MS = 200;

/**
 * Finds out at which rate a modem answers, within about 15 s. A modem that is in data state is fetched back only when nothing answers at
 * any rate, or nothing at the first one with the carrier line (DCD) on; its call stays up. Nothing that is sent changes a setting but echo and the form of result codes.
 * @param rates - Those to try; the first one at greatest length.
 * @param isNone - Whether what was heard so far is surely no modem in command state: no other rate is tried then.
 * @returns The rate, and whether the modem was in data state, so that it has a call. The link is open at it. Rejects with ModemPortError: `noAnswer`, `garbage` and those of opening.
 */
export async function findRate(
  link: ModemLink,
  rates: readonly number[],
  progress: Progress,
  isNone: () => boolean = () => false,
): Promise<{ readonly rate: number; readonly inData: boolean }> {
  const first = rates[0] ?? 0;
  let noise = 0;
  let escaped = false;
  for (const [index, rate] of rates.entries()) {
    const channel = await openAt(link, rate);
    progress({ step: 'probing', rate, index: index + 1, count: rates.length });
    const found =
      (await answers(link, channel, rate === first ? FULL_PROBE : SHORT_PROBE)) ||
      (channel.noiseBytes > 0 && (await answersWithParity(link, channel)));
    if (found) return { rate, inData: false };
    // What talks like no modem may be the far end of a call, until the escape sequence has changed nothing.
    const none = isNone();
    // Opening the port again at another rate would drop DTR, and a call that may be up with it.
    if (none || (rate === first && (rates.length === 1 || (await link.carrier()) === true))) {
      escaped = true;
      progress({ step: 'escaping' });
      if (await answersAfterEscape(link, channel)) return { rate, inData: true };
    }
    noise += channel.noiseBytes;
    if (none) break;
  }
  if (!escaped) {
    progress({ step: 'escaping' });
    if (await answersAfterEscape(link, await openAt(link, first))) return { rate: first, inData: true };
  }
  throw noise > 0
    ? new ModemPortError('garbage', 'Something answered, but at no usual rate in a language of modems.')
    : new ModemPortError('noAnswer', 'Nothing on the port answered AT.');
}

/** Listens at the rates of what talks unasked, and sends nothing: what talks once a second may have been missed. Rejects as findRate does. */
export async function listen(link: ModemLink, progress: Progress): Promise<void> {
  progress({ step: 'listening' });
  for (const rate of STREAM_RATES) {
    await link.open(rate);
    await link.pause(LISTEN_MS);
  }
}

async function openAt(link: ModemLink, rate: number): Promise<AtChannel> {
  const channel = await link.open(rate);
  await link.pause(SETTLE_MS);
  return channel;
}

async function answers(
  link: ModemLink,
  channel: AtChannel,
  probe: readonly (readonly [string, number])[],
): Promise<boolean> {
  for (const [text, timeLimitMs] of probe) {
    const outcome = await channel.ask({ text, timeLimitMs, unsynchronised: true, numericResult: true });
    stillThere(link, channel);
    if (outcome.kind !== 'final') continue;
    await link.pause(DRAIN_MS);
    return true;
  }
  return false;
}

/** A 7E1 device read as 8N1: bit 7 is parity. */
async function answersWithParity(link: ModemLink, channel: AtChannel): Promise<boolean> {
  channel.scanner.reset();
  channel.scanner.stripParity = true;
  if (await answers(link, channel, SHORT_PROBE)) return true;
  channel.scanner.stripParity = false;
  return false;
}

/** The escape sequence leaves the call up, in command state. */
async function answersAfterEscape(link: ModemLink, channel: AtChannel): Promise<boolean> {
  await link.pause(GUARD_MS);
  await link.writeRaw('+++');
  await link.pause(GUARD_MS);
  stillThere(link, channel);
  return answers(link, channel, SHORT_PROBE);
}
