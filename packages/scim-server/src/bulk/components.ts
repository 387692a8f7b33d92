/**
 * Finds which nodes of a directed graph reach each other (Tarjan's strongly connected components).
 *
 * A component comes after those that its nodes point to, and otherwise in the order of the nodes. `graph` has at each node's
 * index the indexes that it points to. Goes as deep into calls as the longest way through the graph is long.
 */
export function findComponents(
  graph: readonly (readonly number[])[],
): readonly (readonly number[])[] {
  const components: number[][] = []
  const stack: number[] = []
  /** In which order the nodes were first seen. */
  const seen = new Map<number, number>()
  /** The first of the nodes on the stack that each of them is known to reach. */
  const lowest = new Map<number, number>()

  function visit(node: number): number {
    const order = seen.size
    seen.set(node, order)
    lowest.set(node, order)
    const depth = stack.push(node) - 1
    for (const next of graph[node] ?? []) {
      // What is in a component already leads nowhere on the stack.
      const reached = seen.has(next) ? lowest.get(next) : visit(next)
      if (reached !== undefined) lowest.set(node, Math.min(lowest.get(node) ?? order, reached))
    }
    const reached = lowest.get(node) ?? order
    if (reached === order) {
      const component = stack.splice(depth)
      for (const each of component) lowest.delete(each)
      components.push(component.sort((one, other) => one - other))
    }
    return reached
  }

  for (const node of graph.keys()) if (!seen.has(node)) visit(node)
  return components
}
