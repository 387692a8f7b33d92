/** A package that is bundled. */
export interface BundledPackage {
  readonly name: string
  readonly version: string
  /** The SPDX identifier. */
  readonly identifier?: string
  /** The text of its license file. */
  readonly text?: string
}

/**
 * Writes the licenses of bundled packages as one text; a text that several packages have stands there once.
 *
 * Throws an `Error` that names a package without a license text: its license may ask for a copy.
 */
export function formatLicenses(packages: readonly BundledPackage[]): string {
  const byText = Map.groupBy(unique(packages), textOf)
  const sections = [...byText].map(([text, sharing]) =>
    [...sharing.map(headingOf), '', text].join('\n'),
  )
  return [introduction, ...sections].join(`\n\n${'-'.repeat(80)}\n\n`) + '\n'
}

const introduction = 'pingone-sandbox has parts of the following packages.'

const headingOf = ({ name, version, identifier }: BundledPackage) =>
  `${name} ${version}${identifier === undefined ? '' : ` (${identifier})`}`

function textOf({ name, version, text }: BundledPackage): string {
  if (text === undefined) throw new Error(`${name} ${version} has no license text.`)
  return text.replaceAll('\r\n', '\n').trim()
}

function unique(packages: readonly BundledPackage[]): readonly BundledPackage[] {
  const byHeading = new Map(packages.map((each) => [headingOf(each), each]))
  return [...byHeading.keys()].toSorted().flatMap((heading) => byHeading.get(heading) ?? [])
}
