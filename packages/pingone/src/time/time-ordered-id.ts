/**
 * Makes a random UUID one that begins with an instant (version 7), so that ids of one time stand together in an index.
 *
 * An id of another form stays as it is.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc9562#section-5.7 RFC 9562 §5.7}
 */
export function timeOrderedId(id: string, at: Date): string {
  if (!randomUuid.test(id)) return id
  const time = at.getTime().toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-7${id.slice(15)}`
}

const randomUuid = /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[\da-f]{4}-[\da-f]{12}$/
