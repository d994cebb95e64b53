import { texts } from './product-values.js';

/** How the product's worker is set up: its name says which. */
export const SETUPS = {
  /** As it comes; the provider gives blocks back as they are. */
  usual: {},
  /** The provider makes a string of the block and a block of the string, as one does that has to read it. */
  text: {
    use: (block: Uint8Array): void => {
      block.set(texts.blockOf(texts.valueOf(block)));
    },
  },
  /** Twice the slots, of which one page may have half out. */
  large: { slots: 8192 },
} as const;
export type Setup = keyof typeof SETUPS;
