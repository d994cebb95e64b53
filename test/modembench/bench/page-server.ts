import { createServer } from 'vite';

/** A server of pages under test. */
export interface PageServer {
  /** `http://localhost:<port>`; localhost is a secure context without TLS, which Web Serial demands. */
  readonly origin: string;
  close(): Promise<void>;
}

/**
 * Serves a folder with vite's dev server, sources as they are; imports may reach anywhere in the project. The project's own pages are
 * served from its top folder.
 */
export async function servePages(root: string): Promise<PageServer> {
  const server = await createServer({
    root,
    configFile: false,
    logLevel: 'error',
    cacheDir: `${import.meta.dirname}/../.build/vite`,
    // Nothing is watched: a page under test must not reload because someone saves a file.
    server: { port: 0, hmr: false, ws: false, watch: null, fs: { allow: [`${import.meta.dirname}/../../..`] } },
  });
  await server.listen();
  const address = server.httpServer?.address();
  if (address === null || address === undefined || typeof address === 'string')
    throw new Error('vite is not listening');
  return { origin: `http://localhost:${address.port}`, close: () => server.close() };
}
