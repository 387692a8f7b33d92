// What `pnpm pack` and `pnpm publish` write into the manifest of a package.
export const hooks = {
  beforePacking({ devDependencies: _, scripts: __, exports, ...manifest }) {
    return { ...manifest, exports: withoutSources(exports) }
  },
}

/** The bundle has no sources, so the condition of a checkout that leads to them goes. */
const withoutSources = (exports) =>
  Object.fromEntries(
    Object.entries(exports).map(([door, { 'pingone-sandbox-source': _, ...conditions }]) => [
      door,
      conditions,
    ]),
  )
