/**
 * Tells whether this code runs from the sources of a checkout, where the console can be built and watched.
 *
 * The build of the package replaces this file by the constant `false`, so that the package has no code of development.
 */
export const runsFromSource: boolean = import.meta.url.endsWith('.ts')
