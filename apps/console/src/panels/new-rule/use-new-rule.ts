import { useCallback, useEffect, useMemo, useState } from 'react'
import { useStores } from '../../entities/connection/connection-queries.ts'
import { useSession } from '../../entities/environment/session.ts'
import {
  createRuleDraft,
  type RuleDetails,
  type RuleLines,
  type RuleParts,
  type RuleScope,
} from './rule-draft.ts'
import type { RulePart } from './refusals.ts'
import type { RuleStep } from './rule-steps.ts'

const nothing: RuleParts = {
  details: { name: '', description: '' },
  scope: { populationExpression: '', groups: [] },
  lines: [],
}

type Refused = { readonly [Part in RulePart]?: string | undefined }

export type NewRuleState = ReturnType<typeof useNewRule>

/** A rule that is being made: its parts, the step that is open, and the draft of both. A message stays until its part is changed. */
export function useNewRule() {
  const { environmentId } = useSession().info
  const draft = useMemo(() => createRuleDraft(environmentId), [environmentId])
  const [known, setKnown] = useState(() => draft.read())
  const [step, goTo] = useState<RuleStep>(known?.step ?? 'ends')
  const [parts, setParts] = useState<RuleParts>(known?.parts ?? nothing)
  const [refused, setRefused] = useState<Refused>({})
  const stores = useStores().data

  useEffect(() => {
    if (step !== 'ends') draft.keep({ step, parts })
  }, [draft, step, parts])

  function accept(changed: object) {
    const accepted = Object.fromEntries(Object.keys(changed).map((part) => [part, undefined]))
    setRefused((before) => ({ ...before, ...accepted }))
  }

  return {
    step,
    goTo,
    parts,
    stores,
    source: stores?.find(({ type }) => type === 'directory'),
    /** The connection at the other end; undefined until one is chosen, and after it was deleted. */
    target: stores?.find(({ id }) => id === parts.targetStoreId),
    setTarget: (id: string | undefined) => {
      setParts((before) => ({ ...before, targetStoreId: id }))
      accept({ targetStore: id })
    },
    changeDetails: (change: Partial<RuleDetails>) => {
      setParts((before) => ({ ...before, details: { ...before.details, ...change } }))
      accept(change)
    },
    changeScope: (change: Partial<RuleScope>) => {
      setParts((before) => ({ ...before, scope: { ...before.scope, ...change } }))
      accept(change)
    },
    changeLines: useCallback(
      (lines: RuleLines) => setParts((before) => ({ ...before, lines })),
      [],
    ),
    refused,
    refuse: (part: RulePart, message: string) =>
      setRefused((before) => ({ ...before, [part]: message })),
    /** Whether this goes on with a rule that was begun before. */
    isKnown: known !== undefined,
    dropDraft: draft.drop,
    startOver: () => {
      draft.drop()
      setKnown(undefined)
      setParts(nothing)
      setRefused({})
      goTo('ends')
    },
  }
}
