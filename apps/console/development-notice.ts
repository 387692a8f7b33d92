import type { Plugin } from 'vite'

/**
 * Writes a line into the page that shows until the console is rendered.
 *
 * The modules of the sources are fetched one by one in development; what is shipped is there at once.
 */
export const developmentNotice = (): Plugin => ({
  name: 'development-notice',
  apply: 'serve',
  transformIndexHtml: (html) =>
    html.replace(
      '<div id="root"></div>',
      '<div id="root"><p style="margin: 2rem; font: 1rem system-ui">Loading the console…</p></div>',
    ),
})
