/**
 * Finds the strongly connected components of a directed graph (Tarjan's algorithm).
 *
 * A component comes after those that its nodes point to; otherwise in the order of the nodes. `graph` has at each node's index the
 * indexes that it points to. The depth of recursion is the length of the longest path.
 */
export function findComponents(
  graph: readonly (readonly number[])[],
): readonly (readonly number[])[] {
  const components: number[][] = []
  const stack: number[] = []
  /** The order in which the nodes were first visited. */
  const seen = new Map<number, number>()
  /** For each node on the stack, the first one on the stack that it is known to reach. */
  const lowest = new Map<number, number>()

  function visit(node: number): number {
    const order = seen.size
    seen.set(node, order)
    lowest.set(node, order)
    const depth = stack.push(node) - 1
    for (const next of graph[node] ?? []) {
      // A node that is in a component already reaches no node on the stack.
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
