/** A schema file is invalid. The message begins with the path. */
export class SchemaFileError extends Error {
  override readonly name = 'SchemaFileError'
  /** The place in the file, such as `resourceTypes[0].endpoint`; empty for the file as a whole. */
  readonly path: string

  constructor(path: string, detail: string, options?: ErrorOptions) {
    super(`${path === '' ? 'The schema file' : path}: ${detail}`, options)
    this.path = path
  }
}
