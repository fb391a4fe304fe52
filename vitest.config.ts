import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Screens walk longest and begin first: the suite does not end in waiting for one of its workers. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLong = ({ moduleId }: TestSpecification) => moduleId.endsWith('/screens.test.ts');
    const sorted = await super.sort(files);
    return sorted.toSorted((one, other) => Number(isLong(other)) - Number(isLong(one)));
  }
}

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
    sequence: { sequencer: LongestFirst },
  },
});
