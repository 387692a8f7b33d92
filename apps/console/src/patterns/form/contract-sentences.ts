/** The contract's messages stand in a sentence of the control API; at a field each is one. */
export const contractSentence = (message: string) =>
  `${message.charAt(0).toUpperCase()}${message.slice(1)}.`

/** The same for the messages of a form. */
export const contractSentences = (
  errors: Readonly<Record<string, { readonly message?: string }>>,
) =>
  Object.fromEntries(
    Object.entries(errors).map(([key, { message = '', ...error }]) => [
      key,
      { ...error, message: contractSentence(message) },
    ]),
  )
