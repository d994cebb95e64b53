import type { Mutation } from './mutations.mjs';

export function mutated(text: string, mutation: Mutation): string;
export function testsOf(list: readonly Mutation[]): string[];
export function openMutants(): {
  pass(tests: readonly string[]): Promise<string>;
  run(mutation: Mutation): Promise<string>;
  close(): void;
};
