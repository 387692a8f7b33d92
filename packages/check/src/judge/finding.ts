import { type CheckFinding, evidences, type Quirk } from '@pingone-sandbox/contract'
import type { Evidence } from '../themes/evidence.ts'
import type { Scene } from '../themes/scene.ts'
import type { Check, Judgement, Theme } from '../themes/theme.ts'
import { isNeeded } from './needed.ts'

/** Writes a judgement out as a finding. */
export function findingOf(
  check: Check,
  theme: Theme,
  judgement: Judgement,
  { evidence, scene, ledger }: FindingContext,
): CheckFinding {
  const { verdict, cause } = judgement
  const behaviours = distinct([
    ...(check.behaviours ?? []),
    ...evidence.sent.flatMap(({ quirks }) => quirks),
  ]).flatMap((id) => ledger.get(id) ?? [])
  return {
    id: check.id,
    title: check.title,
    theme: theme.id,
    verdict,
    needed: isNeeded(check, scene),
    needs: check.needs,
    summary: judgement.summary,
    ...(cause !== undefined && { cause }),
    ...(judgement.next !== undefined && { next: judgement.next }),
    details: [...(judgement.details ?? [])],
    fix: verdict === 'works' || verdict === 'skipped' ? [] : [...check.fix],
    section: check.section,
    certainty: weakest(behaviours),
    behaviours: behaviours.map(({ id, title, evidence: kind, source }) => ({
      id,
      title,
      evidence: kind,
      source,
    })),
    exchanges: distinct([
      ...(judgement.exchanges ?? []),
      ...evidence.sent.map(({ id }) => id),
      ...evidence.own.map(({ id }) => id),
    ]).slice(0, 40),
  }
}

export interface FindingContext {
  readonly evidence: Evidence
  readonly scene: Pick<Scene, 'choices'>
  /** The ledger of behaviours by their ids. */
  readonly ledger: ReadonlyMap<string, Quirk>
}

/** The least certain evidence: what rests on an inference is inferred. */
function weakest(behaviours: readonly Quirk[]): CheckFinding['certainty'] {
  const found = evidences.findLast((evidence) =>
    behaviours.some((behaviour) => behaviour.evidence === evidence),
  )
  return found ?? 'standard'
}

const distinct = <Value>(values: readonly Value[]): readonly Value[] => [...new Set(values)]
