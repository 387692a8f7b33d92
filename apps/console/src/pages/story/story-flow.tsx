import type { Group, SubjectStory, User } from '@pingone-sandbox/contract'
import { ArrowRight } from 'lucide-react'
import { Link } from 'react-router'
import { counted } from '../../lib/format-count.ts'
import { usePaths } from '../../entities/environment/environment-paths.ts'
import { usePopulations } from '../../entities/population/population-queries.ts'
import { Reason } from '../../entities/scope/reason.tsx'
import { useMemberships } from '../../entities/user/user-queries.ts'
import { formatInstant, formatShort } from '../../lib/format-time.ts'
import { lastWork, targetWords } from './story-state.ts'
import styles from './story.module.css'
import { useNow } from '../../entities/environment/use-now.ts'

interface Props {
  readonly story: SubjectStory
  readonly name: string
  readonly user: User | undefined
  readonly group: Group | undefined
}

/** From PingOne through each rule that has evaluated the user or group to its target. */
export function StoryFlow({ story, name, user, group }: Props) {
  const { links } = story
  return (
    <ul className={styles.flow} aria-label="Where it is provisioned">
      {links.length === 0 && (
        <li className={styles.way}>
          <SourceBox story={story} user={user} group={group} />
          <Arrow />
          <div className={styles.box}>
            <p className={styles.label}>No rule yet</p>
            <p>No rule has evaluated {name} yet, so nothing is sent.</p>
          </div>
        </li>
      )}
      {links.map((link) => (
        <li key={link.rule.id} className={styles.way}>
          <SourceBox story={story} user={user} group={group} />
          <Arrow />
          <RuleBox link={link} />
          <Arrow />
          <TargetBox story={story} link={link} />
        </li>
      ))}
    </ul>
  )
}

const Arrow = () => <ArrowRight size={18} aria-hidden="true" className={styles.arrow} />

type SourceProps = Pick<Props, 'story' | 'user' | 'group'>

function SourceBox({ story, user, group }: SourceProps) {
  return (
    <div className={styles.box}>
      <p className={styles.label}>In PingOne</p>
      <p>
        {!story.exists && <strong>Deleted</strong>}
        {user !== undefined && <UserFacts user={user} />}
        {group !== undefined && (
          <>
            <strong>Group</strong> · {counted(membersOf(group), 'member')}
          </>
        )}
      </p>
    </div>
  )
}

function UserFacts({ user }: { readonly user: User }) {
  const population = usePopulations()?.find(({ id }) => id === user.population.id)
  const groups = useMemberships(user.id).data?.length
  return (
    <>
      <strong>{user.enabled ? 'Enabled' : 'Disabled'}</strong>
      {population !== undefined && ` · ${population.name}`}
      {groups !== undefined && ` · ${counted(groups, 'group')}`}
    </>
  )
}

type Link = SubjectStory['links'][number]

function RuleBox({ link: { rule, inScope, conditions } }: { readonly link: Link }) {
  const paths = usePaths()
  return (
    <div className={styles.box}>
      <p className={styles.label}>
        Rule <Link to={paths.rule(rule.id, 'status')}>{rule.name}</Link>
      </p>
      <p>
        <strong>{inScope ? 'In scope' : 'Out of scope'}</strong>
        <Reason conditions={conditions} inScope={inScope} />
      </p>
    </div>
  )
}

function TargetBox({ story, link }: { readonly story: SubjectStory; readonly link: Link }) {
  const paths = usePaths()
  const { connection, status, targetId, lastSyncAt, rule } = link
  const now = useNow()
  const attempts = lastWork(story, rule.id)?.attempt ?? 1
  return (
    <div className={styles.box} data-failed={status === 'FAILED' || undefined}>
      <p className={styles.label}>
        At <Link to={paths.connection(connection.id)}>{connection.name}</Link>
      </p>
      <p>
        <strong>{targetWords(link)}</strong>
        {status === 'FAILED' && attempts > 1 && ` · ${attempts} attempts`}
        {lastSyncAt !== undefined && (
          <span title={formatInstant(lastSyncAt)}> · last {formatShort(lastSyncAt, now)}</span>
        )}
      </p>
      {targetId !== undefined && (
        <p className={styles.id} title="The id of the resource at the target">
          <code>{targetId}</code>
        </p>
      )}
    </div>
  )
}

const membersOf = ({ totalMemberCounts, directMemberCounts }: Group): number =>
  totalMemberCounts?.users ?? directMemberCounts?.users ?? 0
