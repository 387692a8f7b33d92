import { defaultServerConditions } from 'vite'
import { configDefaults, defineConfig } from 'vitest/config'
import { createSummaryReporter } from './summary-reporter.ts'

// Workspace packages resolve to their sources, as in development.
const conditions = ['pingone-sandbox-source', ...defaultServerConditions]

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    reporters: ['default', createSummaryReporter()],
    // Browsers and sandboxes are processes of their own, so specs run beside each other as well.
    maxWorkers: '100%',
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['packages/**/*.test.ts', 'apps/**/*.test.ts', 'docs/*.test.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'components',
          include: ['apps/console/src/**/*.test.tsx'],
          environment: 'jsdom',
          setupFiles: ['apps/console/src/test/browser-setup.ts'],
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: { name: 'architecture', include: ['architecture.test.ts'] },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['e2e/**/*.spec.ts', 'examples/**/*.test.ts', 'bench/**/*.test.ts'],
          exclude: [...configDefaults.exclude, 'e2e/deploy.spec.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          globalSetup: 'e2e/build-console.ts',
        },
      },
      {
        extends: true,
        test: {
          name: 'deploy',
          include: ['e2e/deploy.spec.ts'],
          testTimeout: 120_000,
          // It builds the console that the specs before it are served.
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
