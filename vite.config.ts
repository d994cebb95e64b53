import { defineConfig } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';

/**
 * The service worker, sw.js: everything that the console and the kiosk can come to load, the gallery's own left out. No file of settings
 * is among it, and nothing is kept at run time: a kiosk's policy comes from the network, or not at all (docs/kiosk.md).
 */
const serviceWorker = VitePWA({
  // The pages register it themselves (src/pages/offline-pages.ts): the plugin's inline script is what a strict Content-Security-Policy refuses.
  injectRegister: false,
  // Two of them, in `public`: the console and the kiosk install apart.
  manifest: false,
  mode: 'production',
  workbox: {
    globPatterns: ['index.html', 'kiosk.html', 'tokens.css', 'icon.svg', 'assets/*.{js,css}'],
    globIgnores: ['assets/gallery-*'],
    // Each page is its own, whatever it is asked for: `?simulator=…`, `?lang=…`, `?config=…`.
    navigateFallback: null,
    ignoreURLParametersMatching: [/^/u],
    inlineWorkboxRuntime: true,
  },
});

/** The pages: the console at the top level. `src` stays free of bundler imports, so the library builds with tsc alone. */
export default defineConfig({
  base: './',
  plugins: [serviceWorker],
  server: { strictPort: true },
  preview: { strictPort: true },
  worker: { format: 'es' },
  build: {
    outDir: 'dist-app',
    emptyOutDir: true,
    target: 'es2022',
    rolldownOptions: { input: ['index.html', 'gallery.html', 'kiosk.html'] },
  },
});
