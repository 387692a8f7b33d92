import type { Expression } from '../language/syntax-tree.ts'
import { patternProblem } from './patterns.ts'

/** Why a regular expression that is written out in an expression cannot be read; nothing when each can, or is made from data. */
export function literalPatternProblem(expression: Expression): string | undefined {
  for (const part of partsOf(expression)) {
    const patterns = patternsIn(part)
    for (const pattern of patterns) {
      if (pattern?.kind !== 'literal' || typeof pattern.value !== 'string') continue
      const problem = patternProblem(pattern.value)
      if (problem !== undefined) return problem
    }
  }
  return undefined
}

/** The operands of one part that are read as patterns. */
function patternsIn(part: Expression): readonly (Expression | undefined)[] {
  if (part.kind === 'binary') return part.operator === 'matches' ? [part.right] : []
  if (part.kind !== 'call') return []
  const { library, args, name } = part
  if (library !== 'regex') return []
  return args.filter((_, at) => at % 2 === 1 && (at === 1 || name === 'replaceAll'))
}

/** All parts of an expression, in a loop, since a chain of them is as long as an expression may be. */
function partsOf(whole: Expression): readonly Expression[] {
  const parts = [whole]
  for (const part of parts) parts.push(...operandsOf(part))
  return parts
}

function operandsOf(part: Expression): readonly Expression[] {
  switch (part.kind) {
    case 'literal':
    case 'name':
    case 'variable':
      return []
    case 'list':
      return part.elements
    case 'map':
      return part.entries.map(([, value]) => value)
    case 'property':
      return [part.of]
    case 'index':
      return [part.of, part.at]
    case 'collection':
      return [part.of, part.each]
    case 'call':
      return part.args
    case 'not':
    case 'negate':
      return [part.operand]
    case 'binary':
      return [part.left, part.right]
    case 'choose':
      return [part.condition, part.chosen, part.otherwise]
    case 'elvis':
      return [part.value, part.otherwise]
  }
}
