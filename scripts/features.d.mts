export interface Feature {
  readonly id: string;
  readonly wants: string;
  readonly file?: string;
  readonly title?: string;
  readonly state?: 'open' | 'later';
}

export const features: readonly { readonly title: string; readonly rows: readonly Feature[] }[];
