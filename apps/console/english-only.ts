import type { Plugin } from 'vite'

/**
 * Ships the texts of React Aria in English alone.
 *
 * The console is written in English: labels of the library in the language of the browser would be the only ones in it. In the place of
 * the other languages English is put, since the library fails where a browser asks for a language without texts.
 */
export function englishOnly(): Plugin {
  return {
    name: 'english-only',
    apply: 'build',
    enforce: 'pre',
    resolveId: {
      filter: { id: /\/intl\/[\w-]+\/[a-z]{2}-[A-Z]{2}\.mjs$/ },
      handler(source, importer) {
        if (importer === undefined || !/\/react-aria[\w-]*\//.test(importer)) return null
        const english = source.replace(/[a-z]{2}-[A-Z]{2}\.mjs$/, 'en-US.mjs')
        return english === source ? null : this.resolve(english, importer)
      },
    },
  }
}
