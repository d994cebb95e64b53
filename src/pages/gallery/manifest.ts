import manifest from '../../../custom-elements.json';

/** Something that an element is documented to have. */
export interface Documented {
  readonly name: string;
  readonly description?: string;
  readonly type?: { readonly text: string };
}

/** An element as custom-elements.json describes it, as far as the gallery shows it. */
export interface ElementDocs {
  readonly tagName: string;
  readonly summary?: string;
  readonly description?: string;
  readonly members?: readonly (Documented & {
    readonly kind: string;
    readonly attribute?: string;
    readonly default?: string;
  })[];
  readonly events?: readonly Documented[];
  readonly slots?: readonly Documented[];
  readonly cssParts?: readonly Documented[];
  readonly cssProperties?: readonly Documented[];
}

/** All elements, by their names. */
export const elementDocs: readonly ElementDocs[] = (
  manifest.modules as unknown as readonly { readonly declarations: readonly ElementDocs[] }[]
).flatMap(({ declarations }) => declarations);
