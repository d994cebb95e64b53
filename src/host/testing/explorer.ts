/** A world that can be explored: made anew for each path, so everything in it must follow from the choices taken. */
export interface Explorable {
  /** What can happen now, by name, always in the same order; none when the world has come to its end. */
  choices(): readonly string[];
  take(choice: string): void;
  /** Everything that decides what can still happen and what is expected of it: equal keys, equal futures. */
  key(): string;
  /** Called where there are no choices left: winds the world up and looks at what remains. */
  finish(): void;
  /** The first rule that was broken. */
  readonly fault: string | undefined;
}

export interface Exploration {
  /** Distinct states, the first included. */
  readonly states: number;
  /** Steps from one state to another that were looked at. */
  readonly transitions: number;
  /** Distinct states in which nothing more can happen. */
  readonly ends: number;
  /** The longest way to a state for the first time. */
  readonly depth: number;
}

/** A rule was broken; the message names it and lists what happened, step by step. */
export class RuleBroken extends Error {
  override readonly name = 'RuleBroken';

  constructor(
    readonly fault: string,
    readonly steps: readonly string[],
  ) {
    super([`${fault}, after:`, ...steps.map((step, i) => `  ${i + 1}. ${step}`)].join('\n'));
  }
}

interface Frame {
  readonly choices: readonly string[];
  next: number;
}

/**
 * Goes through every order in which the choices of a world can be taken, depth first, each state once. Stateless search: a state is
 * reached again by taking its choices in a fresh world.
 * @throws RuleBroken with a path from which no step can be left out.
 */
export function explore(start: () => Explorable): Exploration {
  const seen = new Set<string>();
  const path: string[] = [];
  const frames: Frame[] = [];
  let transitions = 0;
  let ends = 0;
  let depth = 0;
  let world = start();

  /** Looks at the state that the path leads to; false where it was seen before or is an end. */
  const enter = (): boolean => {
    const { fault } = world;
    if (fault !== undefined) throw shortest(start, fault, path);
    const key = world.key();
    if (seen.has(key)) return false;
    seen.add(key);
    depth = Math.max(depth, path.length);
    const choices = world.choices();
    if (choices.length > 0) {
      frames.push({ choices, next: 0 });
      return true;
    }
    ends++;
    const atEnd = faultAtEnd(world);
    if (atEnd !== undefined) throw new RuleBroken(atEnd, path);
    return false;
  };

  let fresh = enter();
  for (let frame = frames.at(-1); frame !== undefined; frame = frames.at(-1)) {
    const choice = frame.choices[frame.next++];
    if (choice === undefined) {
      frames.pop();
      path.pop();
      continue;
    }
    if (!fresh) world = replay(start, path);
    path.push(choice);
    world.take(choice);
    transitions++;
    fresh = enter();
    if (!fresh) path.pop();
  }
  return { states: seen.size, transitions, ends, depth };
}

function faultAtEnd(world: Explorable): string | undefined {
  world.finish();
  return world.fault;
}

function replay(start: () => Explorable, path: readonly string[]): Explorable {
  const world = start();
  for (const choice of path) world.take(choice);
  return world;
}

/** Leaves out every step without which the same rule breaks as well. */
function shortest(start: () => Explorable, fault: string, path: readonly string[]): RuleBroken {
  let best = new RuleBroken(fault, [...path]);
  for (let at = best.steps.length - 1; at >= 0; at--) {
    const shorter = attempt(
      start,
      best.steps.filter((_, i) => i !== at),
    );
    if (shorter === undefined || ruleOf(shorter.fault) !== ruleOf(fault)) continue;
    best = shorter;
    at = Math.min(at, best.steps.length);
  }
  return best;
}

/** Takes as many of the steps as it needs to break a rule; undefined where none breaks or a step is not possible. */
function attempt(start: () => Explorable, steps: readonly string[]): RuleBroken | undefined {
  const world = start();
  for (const [i, step] of steps.entries()) {
    if (!world.choices().includes(step)) return undefined;
    world.take(step);
    if (world.fault !== undefined) return new RuleBroken(world.fault, steps.slice(0, i + 1));
  }
  return undefined;
}

/** The letter in brackets with which a fault begins. */
function ruleOf(fault: string): string {
  return fault.slice(0, 3);
}
