/** A directory of the reference server as `--scim-directory` names it: `acme`, or `acme=token`. */
export interface NamedDirectory {
  readonly name: string
  /** Absent: one is made up. */
  readonly token?: string
}

/** Reads a directory's name and token; undefined when the text names none. */
export function parseDirectory(text: string): NamedDirectory | undefined {
  const [, name, token] = /^([\w-]+)(?:=(.+))?$/.exec(text) ?? []
  if (name === undefined || reserved.includes(name.toLowerCase())) return undefined
  return token === undefined ? { name } : { name, token }
}

/** Parses several directory names, unique regardless of case; undefined when one is invalid. */
export function parseDirectories(texts: readonly string[]): readonly NamedDirectory[] | undefined {
  const directories = texts.map(parseDirectory)
  const names = new Set(directories.map((directory) => directory?.name.toLowerCase()))
  return directories.every((directory) => directory !== undefined) && names.size === texts.length
    ? directories
    : undefined
}

// `/scim/v2` itself, and the name under which the directory at it is served once more.
const reserved = ['scim', 'default']
