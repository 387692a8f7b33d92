import type { Rule, SyncedSubject } from '@pingone-sandbox/contract'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { usePaths } from '../../entities/environment/environment-paths.ts'
import { useRules } from '../../entities/rule/rule-queries.ts'
import { SyncedState } from '../../entities/rule/synced-state.tsx'
import { ConditionList } from '../../entities/scope/condition-list.tsx'
import { answer } from '../../lib/answer.ts'
import { ControlError } from '@pingone-sandbox/client'
import { control } from '../../lib/control-client.ts'
import { formatInstant } from '../../lib/format-time.ts'
import { failureText } from '../../lib/platform-error.ts'
import { Expander } from '../../ui/expander.tsx'
import layout from '../../ui/layout.module.css'
import { Notice } from '../../ui/notice.tsx'

interface Props {
  readonly kind: 'users' | 'groups'
  readonly id: string
}

/** How a user or a group stands under each rule, and why: what PingOne shows in a profile under *Services*. */
export function SubjectRules({ kind, id }: Props) {
  const { data: standings, error } = useSubjectRules(kind, id)
  return (
    <section className={layout.stack} aria-label="Sync status">
      <h3>Sync status</h3>
      {error !== null && <Notice tone="danger">{failureText(error)}</Notice>}
      {standings?.length === 0 && (
        <p className={layout.muted}>There is no rule that could provision {nouns[kind]}.</p>
      )}
      {standings !== undefined && standings.length > 0 && (
        <ul aria-label="Rules">
          {standings.map((standing) => (
            <li key={standing.rule.id}>
              <Expander
                summary={
                  <>
                    <strong>{standing.rule.name}</strong>
                    {standing.synced === undefined ? (
                      <span className={layout.muted}>never judged</span>
                    ) : (
                      <SyncedState synced={standing.synced} />
                    )}
                  </>
                }
              >
                {() => <Standing standing={standing} subjectId={id} />}
              </Expander>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

const nouns = { users: 'this user', groups: 'this group' }

interface StandingProps {
  readonly standing: SubjectRule
  readonly subjectId: string
}

function Standing({ standing: { rule, synced }, subjectId }: StandingProps) {
  const paths = usePaths()
  const links = (
    <p className={layout.row}>
      <Link to={`${paths.activityOf(subjectId)}&rule=${rule.id}`}>Its activity</Link>
      <Link to={paths.rule(rule.id)}>The rule</Link>
    </p>
  )
  if (synced === undefined)
    return (
      <div className={layout.stack}>
        <p>
          The rule has not looked at it yet:{' '}
          {rule.active ? 'nothing has changed since it is in force.' : 'it is disabled.'}
        </p>
        {links}
      </div>
    )
  const { status, active, inScope, conditions, details, connection, targetId, lastSyncAt } = synced
  return (
    <div className={layout.stack}>
      <p>
        {inScope ? 'In scope' : 'Out of scope'} at {formatInstant(lastSyncAt)}
        {conditions.length > 0 ? ', because:' : '.'}
      </p>
      <ConditionList conditions={conditions} />
      {details !== undefined && <p>{details}</p>}
      {targetId !== undefined && (
        <p>
          At {connection.name} as <code>{targetId}</code>
          {active === false && ', disabled'}
        </p>
      )}
      {targetId === undefined && status === 'NOT_IN_SCOPE' && (
        <p>Without an account at {connection.name} that this rule has made or found.</p>
      )}
      {links}
    </div>
  )
}

/** How a subject stands under a rule; `synced` is absent when the rule has never judged it. */
interface SubjectRule {
  readonly rule: Rule
  readonly synced: SyncedSubject | undefined
}

/** How a user or a group stands under every rule; groups only under those that provision them. */
function useSubjectRules(kind: 'users' | 'groups', id: string) {
  const rules = useRules().data?.filter(
    ({ groups = [] }) => kind === 'users' || groups.some((group) => group.id === id),
  )
  return useQuery({
    queryKey: ['synced', kind, id, rules?.map((rule) => [rule.id, rule.active])],
    enabled: rules !== undefined,
    queryFn: () =>
      Promise.all(
        (rules ?? []).map(async (rule): Promise<SubjectRule> => ({
          rule,
          synced: await readSynced(`/rules/${rule.id}/synced/${id}`),
        })),
      ),
  })
}

async function readSynced(path: string): Promise<SyncedSubject | undefined> {
  try {
    return await control(path, answer('syncedSubject'))
  } catch (error) {
    if (error instanceof ControlError && error.code === 'not_found') return undefined
    throw error
  }
}
