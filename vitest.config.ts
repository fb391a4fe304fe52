import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: { conditions: ['source'] },
  // The global set-up runs in an environment of vitest's own, which does not inherit the conditions.
  environments: {
    __vitest__: { resolve: { conditions: ['source'], externalConditions: ['source'] } },
  },
  ssr: { resolve: { conditions: ['source'], externalConditions: ['source'] } },
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    globalSetup: ['test/support/left-behind.ts', 'test/support/cluster.ts'],
    setupFiles: ['test/support/no-leaks.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
  },
});
