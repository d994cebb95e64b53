export interface Mutation {
  readonly file: string;
  readonly find: string;
  readonly replace: string;
  readonly rule: string;
  readonly tests: readonly string[];
}

export const mutations: readonly Mutation[];
