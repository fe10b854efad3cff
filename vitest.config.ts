import { defineConfig } from 'vitest/config';

const common = { testTimeout: 30_000, hookTimeout: 60_000 };

export default defineConfig({
  test: {
    projects: [
      { test: { ...common, name: 'unit', include: ['test/src-*/**/*.test.ts'], exclude: ['test/src-renderer/**'] } },
      { test: { ...common, name: 'renderer', include: ['test/src-renderer/**/*.test.{ts,tsx}'] } },
      { test: { ...common, name: 'docs', include: ['test/meta/**/*.test.ts'] } },
      {
        test: {
          ...common,
          name: 'lab',
          include: ['test/lab/**/*.test.ts', 'test/support/lab/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
});
