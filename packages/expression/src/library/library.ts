import { ExpressionSyntaxError, ExpressionValueError } from '../language/expression-error.ts'
import type { Value } from '../language/syntax-tree.ts'
import { coreLibrary } from './conditionals.ts'
import { dataLibrary } from './data.ts'
import { datetimeLibrary } from './datetime.ts'
import { boundedText, type Evaluation, type LibraryFunction } from './function.ts'
import { regexLibrary } from './regex.ts'
import { stringLibrary } from './string.ts'

/**
 * The functions of PingOne's expression language, by library.
 *
 * @see {@link https://docs.pingidentity.com/pingone/pingone_expression_language/p1_expressionlang_custom_library_functions.html}
 */
const libraries: Readonly<Record<string, Readonly<Record<string, LibraryFunction>>>> = {
  string: stringLibrary,
  regex: regexLibrary,
  data: dataLibrary,
  datetime: datetimeLibrary,
  core: coreLibrary,
}

/** Functions that PingOne documents and the simulator lacks: they need a Java formatter, arbitrary precision, a key, or the time of the day, which would make every resync an update. */
const notSimulated: Readonly<Record<string, readonly string[]>> = {
  string: ['asBigInt', 'asBigDecimal', 'format', 'uuidAsBase64Guid'],
  datetime: ['format', 'parse', 'toDateTimeInTimezone', 'periodBetween', 'now'],
  crypto: ['hmacHexDigest'],
}

export const libraryNames = Object.keys(libraries)
  .map((name) => `#${name}`)
  .join(', ')

/** Every function that can be called, as an editor may list it: `#string.substring(input, start, end)`. */
export const expressionFunctions: readonly string[] = Object.entries(libraries).flatMap(
  ([library, functions]) =>
    Object.entries(functions).map(([name, { parameters }]) => `#${library}.${name}(${parameters})`),
)

export interface Call {
  readonly library: string
  readonly name: string
  readonly count: number
}

/** Throws `ExpressionSyntaxError` for a function that does not exist, or not with so many arguments. */
export function checkCall({ library, name, count }: Call, position: number): void {
  const refuse = (message: string): never => {
    throw new ExpressionSyntaxError(message, position)
  }
  const written = `#${library}.${name}`
  const found = functionOf(library, name)
  if (!found) {
    if (notSimulated[library]?.includes(name))
      refuse(`PingOne has ${written}; the simulator does not.`)
    const functions = Object.hasOwn(libraries, library) ? libraries[library] : undefined
    return refuse(
      functions
        ? `There is no function ${written}. #${library} has ${Object.keys(functions).join(', ')}.`
        : `There is no #${library}. The libraries are ${libraryNames}; #this and #root are values.`,
    )
  }
  const [least, most] = found.arity
  if (count < least || count > most)
    refuse(
      `${written}(${found.parameters}) takes ${least === most ? least : `${least} to ${most}`} arguments, not ${count}.`,
    )
}

/** Calls a function that was checked. */
export function callFunction(
  { library, name, args }: Omit<Call, 'count'> & { readonly args: readonly Value[] },
  evaluation: Evaluation,
): Value {
  for (const arg of args) evaluation.spendOn(boundedText(arg))
  try {
    return boundedText(functionOf(library, name)?.call(args, evaluation) ?? null)
  } catch (error) {
    // A date past the end of the calendar, a text past the end of memory.
    if (error instanceof RangeError)
      throw new ExpressionValueError(`The result of #${library}.${name} is out of range.`)
    throw error
  }
}

function functionOf(library: string, name: string): LibraryFunction | undefined {
  const functions = Object.hasOwn(libraries, library) ? libraries[library] : undefined
  return functions && Object.hasOwn(functions, name) ? functions[name] : undefined
}
