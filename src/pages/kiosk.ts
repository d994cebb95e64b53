/**
 * The kiosk. `?config=` names another file of this site than `kiosk.json`: what it offers, and what may be called (docs/kiosk.md). Both the page and the host read
 * it, each for itself.
 */
import { systemScheduler } from '../base/system-scheduler.js';
import { createTelephony } from '../client/index.js';
import { Kiosk } from '../kiosk/kiosk.js';
import { fileAddressProblem, readKioskFile } from '../policy/kiosk-file.js';
import { KIOSK_LANGUAGES } from '../policy/kiosk-schema.js';

const asked = new URLSearchParams(location.search).get('config') ?? 'kiosk.json';
const fileUrl = URL.canParse(asked, document.baseURI) ? new URL(asked, document.baseURI).href : asked;
// A host with an address that it refuses would not start, and then no emergency call could be made: it is given one where nothing is.
const policyUrl = fileAddressProblem(fileUrl, location.origin) === null ? fileUrl : 'kiosk.json';
const root = document.getElementById('app');

if (root !== null)
  new Kiosk({
    root,
    scheduler: systemScheduler,
    create: (line) => createTelephony({ simulator: line === 'simulator', policyUrl }),
    readFile: () =>
      readKioskFile(fileUrl, {
        fetch: (url, init) => fetch(url, init),
        scheduler: systemScheduler,
        origin: location.origin,
      }),
    fileUrl,
    language: KIOSK_LANGUAGES.find((tag) => navigator.languages[0]?.split('-')[0] === tag) ?? 'en',
  });
