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
import { RetryButton } from '../retry/retry-button.tsx'

interface Props {
  readonly kind: 'users' | 'groups'
  readonly id: string
  readonly name: string
}

/** The sync status of a user or group under each rule, and why: PingOne shows it in a profile under *Services*. */
export function SubjectRules({ kind, id, name }: Props) {
  const paths = usePaths()
  const { data: rules, error } = useSubjectRules(kind, id)
  return (
    <section className={layout.stack} aria-label="Sync status">
      <div className={layout.spread}>
        <h3>Sync status</h3>
        <Link to={paths.story({ type: kind === 'users' ? 'user' : 'group', id })}>
          Story of {name}
        </Link>
      </div>
      {error !== null && <Notice tone="danger">{failureText(error)}</Notice>}
      {rules?.length === 0 && (
        <p className={layout.muted}>There is no rule that could provision {nouns[kind]}.</p>
      )}
      {rules !== undefined && rules.length > 0 && (
        <ul aria-label="Rules">
          {rules.map((entry) => (
            <li key={entry.rule.id}>
              <Expander
                summary={
                  <>
                    <strong>{entry.rule.name}</strong>
                    {entry.synced === undefined ? (
                      <span className={layout.muted}>never evaluated</span>
                    ) : (
                      <SyncedState synced={entry.synced} />
                    )}
                  </>
                }
              >
                {() => <RuleDetails entry={entry} subjectId={id} />}
              </Expander>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

const nouns = { users: 'this user', groups: 'this group' }

interface RuleDetailsProps {
  readonly entry: SubjectRule
  readonly subjectId: string
}

function RuleDetails({ entry: { rule, synced }, subjectId }: RuleDetailsProps) {
  const paths = usePaths()
  const links = (
    <p className={layout.row}>
      <Link to={paths.rule(rule.id)}>The rule</Link>
    </p>
  )
  if (synced === undefined)
    return (
      <div className={layout.stack}>
        <p>
          The rule has not looked at it yet:{' '}
          {rule.active ? 'nothing has changed since it became active.' : 'it is disabled.'}
        </p>
        {links}
      </div>
    )
  const { status, active, inScope, conditions, details, connection, targetId, lastSyncAt } = synced
  const { subject, type } = synced
  return (
    <div className={layout.stack}>
      <p>
        {inScope ? 'In scope' : 'Out of scope'} at {formatInstant(lastSyncAt)}
        {conditions.length > 0 ? ', because:' : '.'}
      </p>
      <ConditionList conditions={conditions} />
      {details !== undefined && <p>{details}</p>}
      {status === 'FAILED' && (
        <div>
          <RetryButton
            what={subject.name}
            count={1}
            query={{ ruleId: rule.id, subjects: [{ type, id: subjectId }] }}
            examples={[{ type, id: subjectId }]}
          />
        </div>
      )}
      {targetId !== undefined && (
        <p>
          At {connection.name} as <code>{targetId}</code>
          {active === false && ', disabled'}
        </p>
      )}
      {targetId === undefined && status === 'NOT_IN_SCOPE' && (
        <p>This rule has neither created nor found an account at {connection.name}.</p>
      )}
      {links}
    </div>
  )
}

/** The status of a subject under a rule; `synced` is absent when the rule has never evaluated it. */
interface SubjectRule {
  readonly rule: Rule
  readonly synced: SyncedSubject | undefined
}

/** The status of a user or group under every rule; groups only under rules that provision them. */
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
