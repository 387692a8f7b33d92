import type { FaultEffect, FaultReport } from '@pingone-sandbox/contract'
import { printable } from '@pingone-sandbox/workspace/text'
import type { CommandResult } from '../exit/command-result.ts'
import { askSandbox } from './ask-sandbox.ts'
import type { RunningSandbox } from './running-sandbox.ts'

/** Lists the faults of a running sandbox, in the order in which they apply. */
export async function listFaults(sandbox: RunningSandbox, json: boolean): Promise<CommandResult> {
  const { faults } = await askSandbox(sandbox, (control) => control.faults())
  if (json) return { text: JSON.stringify({ faults }, null, 2) }
  return { text: faults.length === 0 ? 'No faults active.' : faults.map(format).join('\n') }
}

/** Removes all faults of a running sandbox. */
export async function clearFaults(sandbox: RunningSandbox): Promise<CommandResult> {
  const { faults } = await askSandbox(sandbox, (control) => control.faults())
  await askSandbox(sandbox, (control) => control.clearFaults())
  const count = faults.length === 1 ? 'one fault' : `${faults.length} faults`
  return { text: faults.length === 0 ? 'No faults active.' : `Removed ${count}.` }
}

function format(fault: FaultReport['faults'][number]): string {
  const { id, operation, resource, connectionId, skip, times, hits, effect } = fault
  const where = connectionId === undefined ? '' : `, connection ${connectionId}`
  const skipped = skip === 0 ? '' : `skips the first ${skip}, `
  return printable(
    `${id}, on ${operation} ${resource}${where}: ${formatEffect(effect)}; ${skipped}${hits} of ${times} affected`,
  )
}

function formatEffect(effect: FaultEffect): string {
  switch (effect.kind) {
    case 'status':
      return `answers ${effect.status} in place of the target`
    case 'latency':
      return `the answer comes ${effect.ms} ms late`
    case 'reset':
      return `the connection closes ${effect.when === 'before-commit' ? 'before' : 'after'} the target acts`
    case 'truncated-body':
      return 'the answer ends in the middle'
    case 'slow-body':
      return `the answer takes ${effect.ms} ms to arrive`
    case 'content-type':
      return `the answer claims to be ${effect.value}`
  }
}
