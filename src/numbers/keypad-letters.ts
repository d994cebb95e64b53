/** The letters on the keys of a telephone (ITU-T E.161, 3.2). */
export const KEY_LETTERS: Readonly<Record<string, string>> = {
  '2': 'ABC',
  '3': 'DEF',
  '4': 'GHI',
  '5': 'JKL',
  '6': 'MNO',
  '7': 'PQRS',
  '8': 'TUV',
  '9': 'WXYZ',
};

/** A number that is written with letters, as its keys: `1-800-FLOWERS` is `1-800-3569377`. The letters of dial strings (T, P, W, A to D) become digits too. */
export function lettersAsDigits(text: string): string {
  return text.replace(/[a-z]/giu, (letter) => {
    const key = Object.entries(KEY_LETTERS).find(([, letters]) => letters.includes(letter.toUpperCase()));
    return key === undefined ? letter : key[0];
  });
}
