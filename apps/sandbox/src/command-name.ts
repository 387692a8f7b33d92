/**
 * The command line as a person types it: through pnpm where it runs from the sources of a checkout, else by its published name.
 *
 * Messages and help name commands by it, so that what they say works where they say it.
 */
export const commandName = import.meta.url.endsWith('.ts')
  ? 'npx -y pnpm sandbox'
  : 'npx pingone-sandbox'
