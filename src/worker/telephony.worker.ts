import { serveHost } from './serve-host.js';

/** The package's own worker: the host with nothing added. */
serveHost();
