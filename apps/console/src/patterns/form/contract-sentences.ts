/** Turns the contract's messages, parts of a sentence, into sentences for a field. */
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
