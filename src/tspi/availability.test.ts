import { readdirSync, readFileSync } from 'node:fs';
import { createSourceFile, forEachChild, isIdentifier, isMethodSignature, ScriptTarget, type Node } from 'typescript';
import { describe, expect, expectTypeOf, test } from 'vitest';
import { availability, type TspiMethodName } from './availability.js';
import { tspiFunction, type TspiFunction } from './function-table.js';
import { tspiFunctions, type TspiAsyncName } from './generated/functions.js';
import type { RequestId, Result } from './result.js';
import type { ServiceProvider } from './service-provider.js';

type Methods = Required<Omit<ServiceProvider, 'providerName'>>;
/** The methods whose first parameter is the request id. */
type AsyncMethod = {
  [Name in keyof Methods]: Parameters<Methods[Name]> extends [RequestId, ...unknown[]] ? Name : never;
}[keyof Methods];

describe('the table and the interface agree', () => {
  test('what the table calls a method is one of ServiceProvider, and no other is', () => {
    expectTypeOf<keyof Methods>().toEqualTypeOf<TspiMethodName>();
  });

  test('the request id is first exactly where TSPI calls the function asynchronous', () => {
    expectTypeOf<AsyncMethod>().toEqualTypeOf<Extract<TspiMethodName, TspiAsyncName>>();
  });

  test('every method answers with a result', () => {
    expectTypeOf<ReturnType<Methods[keyof Methods]>>().toEqualTypeOf<Result>();
  });

  test.each(readMethods())('$name has the parameters of TSPI, as many as there are and in their order', (method) => {
    const own = method.params.filter((name) => !(GIVEN_HERE[method.name] ?? []).includes(name));
    const theirs = parametersOf(tspiFunction(method.name));
    // The last word may do: `caps` for `lineDevCaps`.
    const shortened = own.map((name, i) => (standsFor(name, theirs[i] ?? '') ? theirs[i] : name));
    expect(shortened).toEqual(theirs);
  });
});

test('every function is a method or says what became of it, in a sentence; 94 at least are methods', () => {
  expect(Object.keys(availability).sort()).toEqual(tspiFunctions.map(({ name }) => name).sort());
  const others = Object.values(availability).filter((became) => became.kind !== 'method');
  for (const became of others) expect(became.kind === 'mapped' ? became.to : became.why).toMatch(/^\w.{15,}\.$/);
  expect(Object.keys(availability).length - others.length).toBeGreaterThanOrEqual(94);
});

/** Parameters that are given here and not in TSPI's function: the host stands for TSPI's callbacks. */
const GIVEN_HERE: Readonly<Record<string, readonly string[]>> = { providerInit: ['host'] };
/** Parameters of TSPI that are not given here. */
const LEFT_OUT: Readonly<Record<string, readonly string[]>> = {
  providerInit: ['numLines', 'numPhones', 'tSPIOptions'],
  providerShutdown: ['permanentProviderId'],
};
/** What is called otherwise here, units above all. */
const RENAMED: Readonly<Record<string, string>> = {
  durationMs: 'duration',
  firstDigitTimeoutMs: 'firstDigitTimeout',
  interDigitTimeoutMs: 'interDigitTimeout',
  on: 'status',
};

/** TSPI's parameters as they would be called here: no prefixes, no sizes, no callbacks, no processes. */
function parametersOf({ name, params }: TspiFunction): string[] {
  return params
    .filter((raw) => !/^lpfn|Size$|NumEntries$|^dwNumTones$|^hTargetProcess$|^hProvider$/.test(raw))
    .map(camelCase)
    .filter((param) => !(LEFT_OUT[name] ?? []).includes(param));
}

function standsFor(own: string, theirs: string): boolean {
  return theirs.toLowerCase().endsWith((RENAMED[own] ?? own).toLowerCase());
}

function camelCase(raw: string): string {
  const name = raw
    .replace(/^(?:lpsz|lps|lpdw|lph(?=I)|lp|dw|b(?=[A-Z])|f(?=[A-Z]))/, '')
    .replace(/ID(?=[A-Z]|$)/, 'Id');
  return name.charAt(0).toLowerCase() + name.slice(1);
}

/** The methods of the interfaces in this folder, as they are written. */
function readMethods(): { name: string; params: string[] }[] {
  const found: { name: string; params: string[] }[] = [];
  for (const file of readdirSync(import.meta.dirname).filter((name) => name.endsWith('-functions.ts'))) {
    const visit = (node: Node): void => {
      if (isMethodSignature(node) && isIdentifier(node.name))
        found.push({
          name: node.name.text,
          params: node.parameters.map((parameter) => parameter.name.getText(source)),
        });
      forEachChild(node, visit);
    };
    const source = createSourceFile(file, readFileSync(`${import.meta.dirname}/${file}`, 'utf8'), ScriptTarget.Latest);
    visit(source);
  }
  return found;
}
