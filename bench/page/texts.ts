/** Forty characters, as many as a number with its name: what a call with text carries each way. */
const LENGTH = 40;

/** Made beforehand: making them is not what is measured. More of them than calls are out at once, so that a mix-up shows. */
const texts = Array.from({ length: 1024 }, (_, n) => `+CPBR: ${n},"5550199",129,"`.padEnd(LENGTH, 'abcdefghijkl'));

/** The text of a call, by the number of the call. */
export function textOf(call: number): string {
  return texts[call % texts.length] ?? '';
}
