// The forms of a row: one reading, or two readings of the same round as a ratio; and its goal.

export function atLeast(least) {
  return { atLeast: least };
}

export function atMost(most) {
  return { atMost: most };
}

/** How many times the one is the other. */
export function ratio(name, over, under, goal) {
  return row(name, 'x', goal, [over, under], (a, b) => a / b);
}

/** The same, in hundredths. */
export function share(name, over, under, goal) {
  return row(name, '%', goal, [over, under], (a, b) => (100 * a) / b);
}

/** One reading as it is. */
export function value(name, reading, unit, goal) {
  return row(name, unit, goal, [reading], (a) => a);
}

function row(name, unit, goal = {}, readings, combine) {
  const of = (round) => combine(...readings.map(({ id, pick }) => pick(round.get(id))));
  return { name, unit, goal, readings, of };
}
