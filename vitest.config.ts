import { availableParallelism } from 'node:os'
import { defaultServerConditions } from 'vite'
import { configDefaults, defineConfig } from 'vitest/config'
import { createSummaryReporter } from './summary-reporter.ts'
import { LongestFirstSequencer } from './test-order.ts'

// Workspace packages resolve to their sources, as in development.
const conditions = ['pingone-sandbox-source', ...defaultServerConditions]

/** A safety net under what hangs, not an assertion: no test comes near it, however busy the machine is. */
const timeout = 300_000

/** For files that mock a module, or share a browser among their tests. */
const ownModules = 'own-modules.ts'

/** Specs that start processes but open no console. */
const withoutConsole = [
  'e2e/{bad-input,kill,resume}.spec.ts',
  'examples/**/*.test.ts',
  'bench/**/*.test.ts',
]
/** Bundles the command line for the projects that start it as a process. */
const bundledCommandLine = 'apps/sandbox/test/bundle-command-line.ts'

const ofCommandLine = ['apps/sandbox/src/cli/**/*.test.ts', 'apps/sandbox/test/mcp/*.test.ts']
/** They use the tarball that is published, which is built once. */
const specsOfPackage = 'e2e/package/*.spec.ts'
const benchOfConsole = 'bench/console/bench-console.test.ts'

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    reporters: ['default', createSummaryReporter()],
    // Workers wait for their processes, browsers and servers; four more than there are cores keep the cores busy.
    maxWorkers: availableParallelism() + 4,
    // Files of a project share workers and what is loaded there, for our modules keep no state between two callers.
    isolate: false,
    restoreMocks: true,
    unstubEnvs: true,
    unstubGlobals: true,
    testTimeout: timeout,
    hookTimeout: timeout,
    expect: { poll: { timeout: 60_000 } },
    sequence: { sequencer: LongestFirstSequencer },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['packages/**/*.test.ts', 'apps/**/*.test.ts', 'docs/*.test.ts'],
          exclude: [...configDefaults.exclude, ...ofCommandLine],
        },
      },
      {
        extends: true,
        test: {
          name: 'components',
          include: ['apps/console/src/**/*.test.tsx'],
          environment: 'jsdom',
          setupFiles: [ownModules, 'apps/console/src/test/browser-setup.ts'],
        },
      },
      {
        extends: true,
        test: { name: 'architecture', include: ['architecture.test.ts'] },
      },
      {
        extends: true,
        test: {
          name: 'processes',
          include: [...withoutConsole, ...ofCommandLine],
          // The tests of an example run as its users run them, by its test in `test/`.
          exclude: [
            ...configDefaults.exclude,
            benchOfConsole,
            'examples/vitest-endpoint/*.test.ts',
          ],
          globalSetup: bundledCommandLine,
        },
      },
      {
        extends: true,
        test: {
          name: 'package',
          include: [specsOfPackage],
          globalSetup: 'e2e/package/global-setup.ts',
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['e2e/**/*.spec.ts', benchOfConsole],
          exclude: [...configDefaults.exclude, ...withoutConsole.slice(0, 1), 'e2e/package/**'],
          setupFiles: ownModules,
          globalSetup: [bundledCommandLine, 'e2e/build-console.ts'],
          // After the other projects: several browsers beside them are slow.
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
