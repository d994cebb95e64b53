import type { Result } from '../tspi/result.js';
import type { Targets } from './targets.js';

/** Refuses the values that a function is given, by position among the application's arguments; undefined where they may be. */
export type Check = (args: readonly unknown[], targets: Targets) => Result | undefined;

type Group = Readonly<Record<string, number>>;

/** All bits of a group of constants. */
export function allBits(group: Group): number {
  return Object.values(group).reduce((mask, bit) => (mask | bit) >>> 0, 0);
}

/** At least one bit of a group, and none that it has not. */
export function bits(at: number, group: Group, error: Result): Check {
  const mask = allBits(group);
  return (args) => {
    const value = args[at] as number;
    return value === 0 || (value & ~mask) !== 0 ? error : undefined;
  };
}

/** Exactly one constant of a group. */
export function oneBit(at: number, group: Group, error: Result): Check {
  const values = new Set(Object.values(group));
  return (args) => (values.has(args[at] as number) ? undefined : error);
}

/** From 0 to what a device says is the last. */
export function inRange(at: number, last: (targets: Targets) => number, error: Result): Check {
  return (args, targets) => ((args[at] as number) > last(targets) ? error : undefined);
}
