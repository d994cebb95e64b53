import type { Result } from '../tspi/result.js';
import type { Targets } from './targets.js';

/** Refuses the values that a function is given, by position among the application's arguments; undefined where they may be. */
export type Check = (args: readonly unknown[], targets: Targets) => Result | undefined;

type Group = Readonly<Record<string, number>>;

/** All bits of a group of constants. */
export function allBits(group: Group): number {
  return Object.values(group).reduce((mask, bit) => (mask | bit) >>> 0, 0);
}

/** Whether a value is one constant of a group. */
export function isOneOf(group: Group, value: number): boolean {
  return Object.values(group).includes(value);
}

/** The checks of one function, until one refuses. */
export function all(...checks: readonly Check[]): Check {
  return (args, targets) => {
    for (const check of checks) {
      const refused = check(args, targets);
      if (refused !== undefined) return refused;
    }
    return undefined;
  };
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
  return (args) => (isOneOf(group, args[at] as number) ? undefined : error);
}

/** From 0 to what a device says is the last. */
export function inRange(at: number, last: (targets: Targets) => number, error: Result): Check {
  return (args, targets) => ((args[at] as number) > last(targets) ? error : undefined);
}
