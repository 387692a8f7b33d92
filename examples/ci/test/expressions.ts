import { data, Evaluator, Lexer, Parser } from '@actions/expressions'

/** The named objects that an expression reads, such as `inputs` and `steps`. */
export type Contexts = Readonly<Record<string, object>>

/** How the earlier steps have ended. */
export type Status = 'success' | 'failure'

/** Replaces each `${{ … }}` of a text by its value. Throws where an expression names something that does not exist. */
export function interpolate(text: string, contexts: Contexts): string {
  return text.replaceAll(/\$\{\{(.*?)\}\}/gs, (_, expression: string) =>
    evaluate(expression, contexts).coerceString(),
  )
}

/**
 * Tells whether a step with this condition runs.
 *
 * @see {@link https://docs.github.com/en/actions/reference/workflows-and-actions/expressions#status-check-functions Status check functions}
 */
export function isMet(condition: string, contexts: Contexts, status: Status): boolean {
  const expression = condition.replace(/^\s*\$\{\{(.*)\}\}\s*$/s, '$1')
  const asksForStatus = /\b(?:success|failure|always|cancelled)\(\)/.test(expression)
  const value = evaluate(
    asksForStatus ? expression : `success() && (${expression})`,
    contexts,
    status,
  )
  return !['', 'false', '0'].includes(value.coerceString())
}

function evaluate(
  expression: string,
  contexts: Contexts,
  status: Status = 'success',
): data.ExpressionData {
  const functions = statusFunctions(status)
  const { tokens } = new Lexer(expression).lex()
  const tree = new Parser(tokens, Object.keys(contexts), [...functions.values()]).parse()
  const dictionary = JSON.parse(JSON.stringify(contexts), data.reviver) as data.Dictionary
  const value = new Evaluator(tree, dictionary, functions).evaluate()
  // GitHub evaluates it to an empty text, which hides a misspelt name.
  if (value.kind === data.Kind.Null) throw new Error(`This expression has no value:${expression}`)
  return value
}

function statusFunctions(status: Status) {
  const answers = {
    success: status === 'success',
    failure: status === 'failure',
    always: true,
    cancelled: false,
  }
  return new Map(
    Object.entries(answers).map(([name, answer]) => [
      name,
      { name, minArgs: 0, maxArgs: 0, call: () => new data.BooleanData(answer) },
    ]),
  )
}
