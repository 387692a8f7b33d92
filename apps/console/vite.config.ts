import react from '@vitejs/plugin-react'
import { defaultClientConditions, defineConfig } from 'vite'
import { englishOnly } from './english-only.ts'
import { loadLimits } from './load-limits.ts'
import { pureConstants } from './pure-constants.ts'

export default defineConfig({
  // The host writes the base path into the page; all other addresses are relative to it.
  base: './',
  plugins: [
    react(),
    englishOnly(),
    // Schemas, above all.
    pureConstants({ of: /packages\/(contract|scim|expression)\/src\// }),
    loadLimits({
      beside: 'guide-panel',
      first: { page: 'overview-page', limit: 175_000 },
      limit: 210_000,
    }),
  ],
  // Workspace packages resolve to their sources, as everywhere in development.
  resolve: { conditions: ['pingone-sandbox-source', ...defaultClientConditions] },
  build: {
    outDir: 'dist',
    // Every browser that runs React 19 preloads modules by itself.
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        codeSplitting: {
          // What every page needs is one file, however many chunks import a part of it: cut up, it compresses worse.
          groups: [{ name: 'frame', test: /apps\/console\/src\/main\.tsx$/ }],
        },
      },
    },
  },
})
