/** A text of the engine, which calls the endpoint the target, in the words of a check. */
export const inCheckWords = (text: string): string =>
  text.replaceAll('The target', 'The endpoint').replaceAll('the target', 'the endpoint')
