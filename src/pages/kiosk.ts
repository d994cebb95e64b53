/**
 * The kiosk. `?config=` names another file of this site than `kiosk.json`: what it offers, and what may be called (docs/kiosk.md). Both the page and the host read
 * it, each for itself.
 */
import { systemScheduler } from '../base/system-scheduler.js';
import { createTelephony } from '../client/index.js';
import { Kiosk } from '../kiosk/kiosk.js';
import { fileAddressProblem, readKioskFile, type KioskFile } from '../policy/kiosk-file.js';
import { KIOSK_LANGUAGES } from '../policy/kiosk-schema.js';
import { OfflinePages, servedBeside } from './offline-pages.js';

const asked = new URLSearchParams(location.search).get('config') ?? 'kiosk.json';
const fileUrl = URL.canParse(asked, document.baseURI) ? new URL(asked, document.baseURI).href : asked;
// A host with an address that it refuses would not start, and then no emergency call could be made: it is given one where nothing is.
const policyUrl = fileAddressProblem(fileUrl, location.origin) === null ? fileUrl : 'kiosk.json';
const root = document.getElementById('app');

const readFile = (): Promise<KioskFile> =>
  readKioskFile(fileUrl, {
    fetch: (url, init) => fetch(url, init),
    scheduler: systemScheduler,
    origin: location.origin,
  });

if (root !== null) {
  const isFree = (): boolean => kiosk.atRest;
  let looking = false;
  /** A newer version is taken while nobody is there. The file comes from the network alone: as long as that does not have it, the kiosk stays as it is. */
  const renew = async (): Promise<void> => {
    if (looking || !offline.hasNewer || !isFree()) return;
    looking = true;
    const file = await readFile();
    looking = false;
    if ((file.ok || (file.fault !== 'unreachable' && file.fault !== 'tooSlow')) && isFree()) offline.take();
  };
  const offline = new OfflinePages({
    ...servedBeside(document),
    newer: () => void renew(),
    reload: () => {
      if (isFree()) location.reload();
    },
  });
  const kiosk = new Kiosk({
    root,
    scheduler: systemScheduler,
    create: (line) => createTelephony({ simulator: line === 'simulator', policyUrl }),
    readFile,
    fileUrl,
    language: KIOSK_LANGUAGES.find((tag) => navigator.languages[0]?.split('-')[0] === tag) ?? 'en',
    rested: () => void renew(),
  });
  // What is served from source has none.
  if (import.meta.env.PROD) void offline.start();
}
