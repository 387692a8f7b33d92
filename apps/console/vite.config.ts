import react from '@vitejs/plugin-react'
import { defaultClientConditions, defineConfig } from 'vite'
import { englishOnly } from './english-only.ts'
import { firstLoadLimit } from './first-load-limit.ts'
import { pureConstants } from './pure-constants.ts'

export default defineConfig({
  // The host writes the base path into the page; all other addresses are relative to it.
  base: './',
  plugins: [
    react(),
    englishOnly(),
    // Schemas, above all.
    pureConstants({ of: /packages\/(contract|scim|expression)\/src\// }),
    firstLoadLimit({ shown: ['overview-page', 'guide-panel'], limit: 200_000 }),
  ],
  // Workspace packages resolve to their sources, as everywhere in development.
  resolve: { conditions: ['pingone-sandbox-source', ...defaultClientConditions] },
  build: {
    outDir: 'dist',
  },
})
