// What `npm run bench` may be told. Everything is checked before the first page opens: a run takes minutes.
import { closeSync, existsSync, openSync, readFileSync, rmSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { putBetweenMarks } from './report.mjs';

export const USAGE = `npm run bench -- [--quick] [--rounds N] [--json FILE] [--chart FILE.svg] [--docs FILE.md]

  --quick   3 rounds of short readings, about a minute: does it run, roughly where are we
  --rounds  how many rounds; 11 without
  --json    writes { machine, results }
  --chart   writes a chart
  --docs    writes the tables between the marks of a document`;

/** What the caller got wrong; the message says what. */
export class UsageError extends Error {}

/** @returns `{ quick, rounds, json, chart, docs }`; the last three are undefined where nothing is to be written. */
export function readOptions(args) {
  const { quick = false, rounds, ...files } = parsed(args);
  if (rounds !== undefined && !/^[1-9]\d{0,2}$/.test(rounds))
    throw new UsageError(`--rounds ${rounds}: a whole number from 1 to 999 is wanted`);
  for (const [option, file] of Object.entries(files)) checkWritable(option, file);
  if (files.docs !== undefined && putBetweenMarks(readFileSync(files.docs, 'utf8'), '') === undefined)
    throw new UsageError(`--docs ${files.docs}: the marks between which the tables go are missing`);
  return { quick, rounds: Number(rounds ?? (quick ? 3 : 11)), ...files };
}

function parsed(args) {
  const file = { type: 'string' };
  const options = { quick: { type: 'boolean' }, rounds: { type: 'string' }, json: file, chart: file, docs: file };
  try {
    return parseArgs({ args, options }).values;
  } catch (error) {
    throw new UsageError(error.message);
  }
}

function checkWritable(option, file) {
  const isNew = !existsSync(file);
  if (option === 'docs' && isNew) throw new UsageError(`--docs ${file}: there is no such file`);
  try {
    closeSync(openSync(file, 'a'));
  } catch (error) {
    throw new UsageError(`--${option} ${file}: cannot be written (${error.code})`);
  }
  if (isNew) rmSync(file);
}
