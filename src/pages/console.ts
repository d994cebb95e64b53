/**
 * The console. `?simulator=0` starts without the simulated line, `?simulator=simcom-sim7600` with that simulated modem (several: commas between), `?exchange` with a simulated office exchange, `?lang=de` in German (`es`, `ar`, `ja`; from right to left where that is so), `?host=page` without
 * a worker, `?tabs=0` apart from other tabs, `?rights=monitor` only to watch, `?name=` with a name for other pages to hand calls to, `?tel=` with a number in the dialpad, which is not dialled.
 */
import { createTelephony } from '../client/index.js';
import { ConsolePage } from './console-page.js';
import { directionOf } from '../elements/locale/languages.js';
import { consoleLanguage, consoleWords } from './console-strings.js';
import { OfflinePages, servedBeside } from './offline-pages.js';
import { numberAsked } from './phone-links.js';
import { simulatorAsked } from './simulator-asked.js';

const asked = new URLSearchParams(location.search);
const language = consoleLanguage(asked.get('lang'), navigator.languages);
const root = document.getElementById('app');

document.documentElement.lang = language;
document.documentElement.dir = directionOf(language);
if (root !== null) {
  const page = new ConsolePage(
    root,
    () =>
      createTelephony({
        simulator: simulatorAsked(asked.get('simulator')),
        exchange: asked.has('exchange') && asked.get('exchange') !== '0',
        callLog: true,
        applicationName: asked.get('name') ?? '',
        rights: asked.get('rights') === 'monitor' ? { privilege: 'monitor' } : {},
        shareLines: asked.get('tabs') !== '0',
        host: asked.get('host') === 'page' ? 'page' : 'auto',
      }),
    await consoleWords(language),
    numberAsked(asked),
  );
  const reload = (): void => {
    if (!page.busy) location.reload();
  };
  const offline = new OfflinePages({
    ...servedBeside(document),
    newer: (elsewhere) => {
      page.offerVersion(() => {
        offline.take();
      });
      // The version was chosen in another tab: one that nobody looks at follows it.
      if (elsewhere && document.hidden) reload();
    },
    reload,
  });
  // What is served from source has none.
  if (import.meta.env.PROD) void offline.start();
}
if (asked.has('tel')) {
  // Reloading is no second press on the link.
  const address = new URL(location.href);
  address.searchParams.delete('tel');
  history.replaceState(null, '', address);
}
