/** A capture that cannot be read: what is wrong and where, and what to do. It quotes nothing of the file, which may hold secrets. */
export class CaptureError extends Error {
  override readonly name = 'CaptureError'
  readonly hint: string

  constructor(message: string, hint: string, options?: ErrorOptions) {
    super(message, options)
    this.hint = hint
  }
}
