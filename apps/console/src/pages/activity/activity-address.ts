import {
  changeKinds,
  failureCauses,
  outcomeStatuses,
  remarkKinds,
  type ChangeCriteria,
} from '@pingone-sandbox/contract'
import { readInstant, timeChoices, type TimeRange } from './time-range.ts'
import type { ChangeFilter } from './use-change-view.ts'

/** The views of an open change. */
export const changeViews = ['compact', 'waterfall', 'raw'] as const
export type ChangeView = (typeof changeViews)[number]

/** The state in the page's address: criteria, view, open change and exchange. */
export interface ActivityAddress {
  /** Without the range of time. */
  readonly criteria: ChangeCriteria
  readonly time: TimeRange | undefined
  readonly view: ChangeView
  readonly changeId: string | undefined
  readonly exchangeId: string | undefined
  /** Of the open change. */
  readonly filter: ChangeFilter
}

const anyRemark = ['any', ...remarkKinds] as const

/** Parses the address; an invalid value counts as absent. */
export function readAddress(parameters: URLSearchParams): ActivityAddress {
  const text = (name: string) => parameters.get(name) || undefined
  const oneOf = <Value extends string>(name: string, values: readonly Value[]) =>
    values.find((value) => value === parameters.get(name))
  const criteria = {
    kind: oneOf('kind', changeKinds),
    status: oneOf('status', outcomeStatuses),
    cause: oneOf('cause', failureCauses),
    remark: oneOf('remark', anyRemark),
    ruleId: text('rule'),
    subjectId: text('subject'),
    search: text('search'),
  }
  return {
    criteria: withoutAbsent(criteria),
    time: readTime(parameters),
    view: oneOf('view', changeViews) ?? 'compact',
    changeId: text('change'),
    exchangeId: text('exchange'),
    filter: { outcome: oneOf('outcome', outcomeStatuses), find: text('find') },
  }
}

/** The range of time; instants without a choice are those of `between`. */
function readTime(parameters: URLSearchParams): TimeRange | undefined {
  const [from, to] = ['from', 'to'].map((name) => readInstant(parameters.get(name)))
  const isBetween = from !== undefined || to !== undefined
  const choice =
    timeChoices.find((each) => each === parameters.get('time')) ??
    (isBetween ? 'between' : undefined)
  return choice && { choice, from, to }
}

/** The parameters of the address by name; undefined removes one. */
export type AddressChange = Partial<
  Record<
    | 'kind'
    | 'status'
    | 'cause'
    | 'remark'
    | 'rule'
    | 'subject'
    | 'search'
    | 'time'
    | 'from'
    | 'to'
    | 'view'
    | 'change'
    | 'exchange'
    | 'outcome'
    | 'find',
    string | undefined
  >
>

/** The address after a change of it. */
export function changedAddress(now: URLSearchParams, change: AddressChange): URLSearchParams {
  const next = new URLSearchParams(now)
  for (const [name, value] of Object.entries(change))
    if (value === undefined || value === '') next.delete(name)
    else next.set(name, value)
  return next
}

type Present<Value> = { [Key in keyof Value]?: Exclude<Value[Key], undefined> }

const withoutAbsent = <Value extends object>(value: Value) =>
  Object.fromEntries(
    Object.entries(value).filter(([, each]) => each !== undefined),
  ) as Present<Value>
