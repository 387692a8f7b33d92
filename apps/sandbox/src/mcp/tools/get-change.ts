import { type JournalEntry, outcomeStatuses } from '@pingone-sandbox/contract'
import { formatEntryLine } from '@pingone-sandbox/workspace/text'
import { z } from 'zod'
import { oneLine } from '../tool/bounds.ts'
import { describeChange, summarizeChange } from '../tool/change-line.ts'
import { limit } from '../tool/parameters.ts'
import { defineTool } from '../tool/tool.ts'

export const getChange = defineTool({
  name: 'get_change',
  title: 'What followed from one change',
  description:
    'The decisions, requests and outcomes that followed from one change, oldest first, in a line each. get_exchange has the whole of a request.',
  changes: 'nothing',
  input: {
    changeId: z.string().min(1).max(200).describe('The id, as list_changes has it.'),
    status: z
      .enum(outcomeStatuses)
      .optional()
      .describe('Only what is about users and groups with such an outcome.'),
    search: z
      .string()
      .min(1)
      .max(300)
      .optional()
      .describe('Only what is about users and groups with this text in their name.'),
    limit: limit(30, 60),
    cursor: z
      .string()
      .regex(/^\d{1,15}$/, 'the cursor of the previous answer is expected')
      .optional()
      .describe('The cursor of the previous answer, to read on.'),
  },
  async run({ changeId, status, search, limit: most, cursor: after }, { ask }) {
    const query = {
      limit: most,
      ...(after !== undefined && { after }),
      ...(status && { status }),
      ...(search !== undefined && { search }),
    }
    const { entries, total, cursor, ...change } = await ask((control) =>
      control.change(changeId, query),
    )
    return {
      text: [
        describeChange(change),
        ...entries.map(describe),
        ...(cursor === undefined ? [] : [`${total} entries in all: pass cursor ${cursor}.`]),
      ].join('\n'),
      data: {
        change: summarizeChange(change),
        entries: entries.map(summarize),
        total,
        ...(cursor !== undefined && { cursor }),
      },
    }
  },
})

function describe(entry: JournalEntry): string {
  const line = oneLine(formatEntryLine(entry), 600)
  return entry.type === 'exchange' ? `${line} [exchange ${entry.exchange.id}]` : line
}

/** An entry for programs: the ids, and what the line says. */
function summarize(entry: JournalEntry) {
  const { seq, type } = entry
  switch (entry.type) {
    case 'exchange': {
      const { id, purpose, request, response, subject } = entry.exchange
      return {
        ...{ seq, type, exchangeId: id, purpose, method: request.method },
        ...(response && { status: response.status }),
        ...(subject && { subject: subject.id }),
      }
    }
    case 'outcome':
      return { seq, type, subject: entry.subject.id, status: entry.status, cause: entry.cause }
    case 'decision':
      return { seq, type, subject: entry.subject.id, inScope: entry.inScope, steps: entry.steps }
    case 'change':
    case 'retry':
    case 'circuit':
    case 'finished':
      return { seq, type, summary: oneLine(entry.summary, 200) }
  }
}
