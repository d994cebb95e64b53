/**
 * The part of a configuration descriptor that browsers do not show: CDC's functional descriptors. Read from raw bytes, which may be
 * anything: what a device says of itself is not to be trusted.
 */

/** A union functional descriptor (CDC 1.2, 5.2.3.2): which interfaces make up one function. */
export interface Union {
  readonly control: number;
  /** The others, as a rule one data interface; never empty. */
  readonly subordinates: readonly number[];
}

/** Descriptor types: USB 2.0, table 9-5; CDC 1.2, table 12. */
const CONFIGURATION = 0x02;
const CS_INTERFACE = 0x24;
/** Subtype of the union descriptor: CDC 1.2, table 13. */
const UNION = 0x06;
/** bLength, bDescriptorType, wTotalLength and five bytes more: USB 2.0, table 9-10. */
const CONFIGURATION_LENGTH = 9;

/** Length of a configuration descriptor's head, which says how long the whole is. */
export const configurationHeadLength = CONFIGURATION_LENGTH;

/** wTotalLength of a configuration descriptor; 0 when this is none. */
export function configurationLength(head: Uint8Array): number {
  if (head.length < CONFIGURATION_LENGTH || head[1] !== CONFIGURATION) return 0;
  return (head[2] ?? 0) | ((head[3] ?? 0) << 8);
}

/**
 * The union descriptors in a configuration, in their order. Reads up to the first descriptor whose length lies (shorter than its own head, or
 * longer than what is left) and never throws: what comes before it is true as far as can be told.
 */
export function readUnions(configuration: Uint8Array): Union[] {
  const unions: Union[] = [];
  for (let at = 0; at + 2 <= configuration.length;) {
    const length = configuration[at] ?? 0;
    if (length < 2 || at + length > configuration.length) break;
    const [, type, subtype, control, ...subordinates] = configuration.subarray(at, at + length);
    if (type === CS_INTERFACE && subtype === UNION && control !== undefined && subordinates.length > 0)
      unions.push({ control, subordinates });
    at += length;
  }
  return unions;
}
