/** The longest expression that is read, in characters. */
export const longestExpression = 4000
/** The deepest nesting of an expression that is read. */
export const deepestExpression = 50
/** The longest text that an expression makes, or hands to a function, in characters. */
export const longestText = 10_000
/** The deepest list or map that an expression makes. */
export const deepestValue = 200
/** The longest regular expression that is read, in characters. */
export const longestPattern = 1000
/** The largest program of a regular expression: its parts, with everything in counted repetitions written out. */
export const largestPattern = 5000
/**
 * How many steps the expressions of one user or group take together at most.
 *
 * A step is a part of an expression that is evaluated, a character or an element that is handled, or four characters that a regular
 * expression of one part looks at. Steps are counted, not timed, so that the same expression ends in the same place on every machine.
 */
export const evaluationSteps = 1_000_000
