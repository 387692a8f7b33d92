/** The path that all paths of this sandbox begin with, such as `/w/demo`; empty at the root of its origin. The page names it. */
export const basePath = readBasePath()

/** The URL of the sandbox, without a slash at the end. */
export const sandboxUrl = (globalThis.location?.origin ?? '') + basePath

function readBasePath(): string {
  // Logic is tested without a page.
  const page = globalThis.document?.querySelector<HTMLMetaElement>('meta[name="base-path"]')
  return (page?.content ?? '').replace(/\/$/, '')
}
