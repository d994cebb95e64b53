import { defineConfig } from 'vite';

/** The pages: the console at the top level. `src` stays free of bundler imports, so the library builds with tsc alone. */
export default defineConfig({
  base: './',
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
