import { runsFromSource } from './runs-from-source.ts'

/**
 * The command line as a person types it: through pnpm where it runs from the sources of a checkout, else by its published name.
 *
 * Messages and help use it, so that the commands that they name work where they are shown.
 */
export const commandName = runsFromSource ? 'npx -y pnpm sandbox' : 'npx pingone-sandbox'
