/** A check does not hold. The message says what was seen. */
export class Failed extends Error {
  override readonly name = 'Failed';
}

/** A check could not be made, because what leads to it did not go well. The message says what. */
export class Unreached extends Error {
  override readonly name = 'Unreached';
}

/** @throws Failed with what is wrong, unless it holds. */
export function must(holds: boolean, otherwise: string): asserts holds {
  if (!holds) throw new Failed(otherwise);
}

/** @throws Unreached with what is missing, unless it is there. */
export function reached(holds: boolean, otherwise: string): asserts holds {
  if (!holds) throw new Unreached(otherwise);
}
