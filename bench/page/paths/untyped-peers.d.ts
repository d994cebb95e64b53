// coincident ships no types; this is what its README says of the part that is used here.
declare module 'coincident/main' {
  type Proxied = Record<string, (...args: unknown[]) => Promise<unknown>>;
  export default function coincident(): {
    Worker: new (url: URL, options?: WorkerOptions) => Worker & { readonly proxy: Proxied };
    readonly native: boolean;
  };
}

declare module 'coincident/worker' {
  export default function coincident(): Promise<{ readonly proxy: Record<string, unknown>; readonly native: boolean }>;
}
