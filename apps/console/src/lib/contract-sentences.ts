/** The contract's messages stand in a sentence of the control API; at a field each is one. */
export const contractSentences = (
  errors: Readonly<Record<string, { readonly message?: string }>>,
) =>
  Object.fromEntries(
    Object.entries(errors).map(([key, { message = '', ...error }]) => [
      key,
      { ...error, message: `${message.charAt(0).toUpperCase()}${message.slice(1)}.` },
    ]),
  )
