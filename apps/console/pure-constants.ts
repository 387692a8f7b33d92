import type { Plugin, Rolldown } from 'vite'

/**
 * Ships a constant only where something reads it, whatever is called to make it.
 *
 * A bundler keeps every call whose effects it cannot determine, and with the schemas of one module those that they are made of, and the
 * library. In the modules that `of` matches, making a constant has no other effect than its value.
 */
export function pureConstants({ of }: { readonly of: RegExp }): Plugin {
  return {
    name: 'pure-constants',
    apply: 'build',
    // After TypeScript.
    enforce: 'post',
    transform: {
      filter: { id: of },
      handler(code) {
        const initializers = this.parse(code)
          .body.flatMap(constantsOf)
          .toSorted((one, other) => other.start - one.start)
        return initializers.reduce((before, { start, end }) => {
          const value = before.slice(start, end)
          return `${before.slice(0, start)}/*#__PURE__*/ (() => (${value}))()${before.slice(end)}`
        }, code)
      },
    },
  }
}

type Statement = ReturnType<Rolldown.PluginContext['parse']>['body'][number]

/** Where the values of a statement's constants stand, but for those that run nothing. */
function constantsOf(statement: Statement): readonly { start: number; end: number }[] {
  const declaration =
    statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement
  if (declaration?.type !== 'VariableDeclaration') return []
  return declaration.declarations.flatMap(({ init }) =>
    init?.type === 'CallExpression' || init?.type === 'ObjectExpression' ? [init] : [],
  )
}
