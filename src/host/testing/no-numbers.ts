/** Values that stand where a number of 32 bits should. */
export const NO_NUMBERS: readonly unknown[] = [
  undefined,
  null,
  NaN,
  Infinity,
  1.5,
  2 ** 40,
  -(2 ** 40),
  '5',
  {},
  [],
  Symbol('5'),
  5n,
  () => 5,
];
