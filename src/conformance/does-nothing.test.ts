import { expect, test } from 'vitest';
import { runConformance } from './index.js';
import { NO_OBSERVABLE_EFFECT } from './checks/no-effect.js';
import { twoLineSubject } from './testing/two-lines.js';
import { between } from './testing/spoil.js';
import type { SampleProvider } from './testing/sample-provider.js';
import { tspiFunctions } from '../tspi/generated/functions.js';
import type { ProviderHost } from '../tspi/provider-host.js';
import { SUCCESS, type RequestId, type Result } from '../tspi/result.js';

/** Functions that answer by what they tell, or begin and end a session: one that does nothing leaves that unset. */
const TELLS = /Get|Negotiate|^provider|Open$|ExtVersion$/;

const implemented = Object.entries(twoLineSubject().functions)
  .filter(([, said]) => said === 'implemented')
  .map(([name]) => name);
const doing = tspiFunctions.filter(({ name }) => implemented.includes(name) && !TELLS.test(name));

/** Says yes, whatever it is asked, and does nothing. */
function idle(provider: SampleProvider, name: string, asynchronous: boolean): void {
  let host: ProviderHost | undefined;
  between(provider, (given) => {
    host = given;
    return {};
  });
  const run = (id: RequestId): Result => {
    if (!asynchronous) return SUCCESS;
    host?.asyncCompletion(id, SUCCESS);
    return id as number as Result;
  };
  Object.assign(provider, { [name]: run });
}

test.each(doing)('a $name that does nothing is noticed, or is listed', async ({ name, mode }) => {
  const subject = twoLineSubject((first, second) => {
    for (const one of [first, second]) idle(one, name, mode === 'async');
  });
  const { checks } = (await runConformance({ ...subject, operations: 0 })).provider;
  // Those that it fails because it looks at no handle and no state are not meant.
  const noticed = checks.filter(({ ok, id }) => !ok && !/^(handles|states)\./.test(id)).map(({ id }) => id);
  if (name in NO_OBSERVABLE_EFFECT) expect(noticed).toEqual([]);
  else expect(noticed).not.toEqual([]);
});
