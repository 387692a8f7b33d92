import react from '@vitejs/plugin-react'
import { defaultClientConditions, defineConfig } from 'vite'
import { builtAsAWhole } from './built-as-a-whole.ts'
import { developmentNotice } from './development-notice.ts'
import { dependenciesWithoutMaps } from './dependencies-without-maps.ts'
import { englishOnly } from './english-only.ts'
import { loadLimits } from './load-limits.ts'
import { pureConstants } from './pure-constants.ts'

export default defineConfig(({ command }) => {
  // Whatever starts the build: a sandbox that a test starts would bring the warnings of React along.
  if (command === 'build') process.env['NODE_ENV'] = 'production'
  return {
    // A test starts with an empty one.
    cacheDir: process.env['CONSOLE_CACHE_DIR'] ?? 'node_modules/.vite',
    // The host writes the base path into the page; all other addresses are relative to it.
    base: './',
    plugins: [
      react(),
      builtAsAWhole(),
      developmentNotice(),
      dependenciesWithoutMaps(),
      englishOnly(),
      // Schemas, above all.
      pureConstants({ of: /packages\/(contract|scim|expression)\/src\// }),
      loadLimits({
        beside: ['frame', 'guide-panel'],
        first: { page: 'overview-page', limit: 175_000 },
        limit: 210_000,
        panels: [
          ['users-page', 'user-panel'],
          ['groups-page', 'group-panel'],
          ['provisioning-page', 'connection-list', 'connection-panel', 'connection-overview'],
          ['provisioning-page', 'connection-list', 'connection-panel', 'connection-configuration'],
          ['provisioning-page', 'connection-list', 'connection-panel', 'delivery-tab'],
          ['provisioning-page', 'connection-list', 'new-connection-panel', 'test-result'],
          ['provisioning-page', 'connection-list', 'new-connection-panel', 'preferences-fields'],
          ['provisioning-page', 'rule-list', 'new-rule', 'add-rule-dialog'],
          ['provisioning-page', 'rule-list', 'new-rule', 'add-rule-panel', 'directory-step'],
          ['provisioning-page', 'rule-list', 'new-rule', 'add-rule-panel', 'mapping-step'],
          ['provisioning-page', 'rule-list', 'rule-panel', 'rule-overview'],
          ['provisioning-page', 'rule-list', 'rule-panel', 'directory-filter'],
          ['provisioning-page', 'rule-list', 'rule-panel', 'groups-tab'],
          ['provisioning-page', 'rule-list', 'rule-panel', 'mapping-tab'],
          ['provisioning-page', 'rule-list', 'rule-panel', 'sync-status-tab'],
          ['activity-page', 'change-details'],
          ['activity-page', 'change-details', 'activity-exchange'],
          ['story-page', 'story-exchange'],
          ['check-report-page', 'finding-pane'],
          ['target-page', 'request-panel'],
          ['target-page', 'resource-panel'],
          ['target-page', 'workbench'],
        ],
      }),
    ],
    // Workspace packages resolve to their sources, as everywhere in development.
    resolve: { conditions: ['pingone-sandbox-source', ...defaultClientConditions] },
    build: {
      outDir: 'dist',
      // The published package has the licenses of what it bundles.
      license: { fileName: 'licenses.json' },
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
  }
})
