/** The build: `out/main` (ESM, flat, so that a thread is found as `<name>.js` beside its starter), `out/preload` (CJS for the sandbox), `out/renderer`. */
import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { defaultPort } from './src-main/config.ts';

const at = (path: string) => resolve(import.meta.dirname, path);

/** Every process and thread that is started by file name. */
const entries = {
  electron: at('src-main/interfaces/electron/main.ts'),
  auditctl: at('src-main/interfaces/cli/auditctl.ts'),
  'ingest-worker': at('src-main/threads/ingest-worker.ts'),
  'seal-worker': at('src-main/threads/seal-worker.ts'),
  'understand-worker': at('src-main/threads/understand-worker.ts'),
  'reader-worker': at('src-main/threads/reader-worker.ts'),
  'verify-worker': at('src-main/threads/verify-worker.ts'),
};

export default defineConfig({
  main: {
    build: {
      outDir: at('out/main'),
      sourcemap: true,
      rolldownOptions: {
        input: entries,
        output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: at('out/preload'),
      externalizeDeps: false,
      rolldownOptions: {
        input: { preload: at('src-main/interfaces/electron/preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: at('src-renderer'),
    plugins: [react()],
    server: { proxy: { '/api': `http://127.0.0.1:${defaultPort}` } },
    build: { outDir: at('out/renderer'), emptyOutDir: true, rolldownOptions: { input: at('src-renderer/index.html') } },
  },
});
