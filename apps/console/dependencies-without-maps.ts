import type { Plugin } from 'vite'

/**
 * Serves the bundled dependencies without source maps in development.
 *
 * Vite writes the maps into the modules, which makes 23 MB of 7 that every page parses.
 */
export const dependenciesWithoutMaps = (): Plugin => ({
  name: 'dependencies-without-maps',
  apply: 'serve',
  enforce: 'post',
  transform: {
    filter: { id: /\/deps\/[^/]+\.js(?:\?|$)/ },
    handler: (code) => ({ code, map: { mappings: '' } }),
  },
})
