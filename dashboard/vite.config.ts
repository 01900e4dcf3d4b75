import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const results = process.env.AIOPS_RESULTS_DIR;

export default defineConfig({
  plugins: [react()],
  // The host serves files with a strict CSP: nothing may be inlined as a data: or script text.
  build: { outDir: 'dist', emptyOutDir: true, target: 'es2022', assetsInlineLimit: 0, modulePreload: { polyfill: false } },
  server: { proxy: { '/api': process.env.AIOPS_API ?? 'http://127.0.0.1:7071' } },
  test: {
    include: ['src/**/*.test.{ts,tsx}'],
    env: { TZ: 'UTC' },
    isolate: false,
    reporters: results ? ['default', 'junit'] : ['default'],
    ...(results ? { outputFile: { junit: `${results}/dashboard.junit.xml` } } : {}),
  },
});
