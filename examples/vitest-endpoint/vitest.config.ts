import { defaultServerConditions } from 'vite'
import { defineConfig } from 'vitest/config'

// Needed in this checkout only: pingone-sandbox resolves to its sources.
const conditions = ['pingone-sandbox-source', ...defaultServerConditions]

export default defineConfig(({ mode }) => ({
  // `vitest run --mode with-bug` tests the endpoint as it was before the fix.
  resolve: {
    conditions,
    alias: mode === 'with-bug' ? { './filter.ts': './filter-with-bug.ts' } : {},
  },
  ssr: { resolve: { conditions } },
  test: { include: ['*.test.ts'] },
}))
