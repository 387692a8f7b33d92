import { registerHooks } from 'node:module'

// The parser imports JSON without an import attribute, which Node requires.
const hooks = registerHooks({
  load: (url, context, nextLoad) =>
    nextLoad(
      url,
      url.endsWith('.json') ? { ...context, importAttributes: { type: 'json' } } : context,
    ),
})
const { convertWorkflowTemplate, NoOperationTraceWriter, parseWorkflow } =
  await import('@actions/workflow-parser')
const { parseAction } = await import('@actions/workflow-parser/actions/action-parser')
hooks.deregister()

const trace = new NoOperationTraceWriter()

/** What GitHub’s own parser finds wrong with an `action.yml`. */
export function findActionErrors(content: string): readonly string[] {
  const { context } = parseAction({ name: 'action.yml', content }, trace)
  return context.errors.getErrors().map(({ message }) => message)
}

/** What GitHub’s own parser finds wrong with a workflow. */
export async function findWorkflowErrors(content: string): Promise<readonly string[]> {
  const { context, value } = parseWorkflow({ name: 'workflow.yml', content }, trace)
  if (value) await convertWorkflowTemplate(context, value)
  return context.errors.getErrors().map(({ message }) => message)
}
