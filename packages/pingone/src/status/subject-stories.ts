import {
  subjectOf,
  type Exchange,
  type ScimConfiguration,
  type Subject,
  type SubjectKey,
  type SubjectStory,
} from '@pingone-sandbox/contract'
import type { Configuration } from '../configuration/configuration.ts'
import type { Deliveries } from '../configuration/deliveries.ts'
import { withoutSecrets } from '../configuration/secrets.ts'
import type { DirectoryReader } from '../directory/reader.ts'
import { culpritOf, type FailedWork } from '../explain/culprit.ts'
import { momentOf } from '../explain/moment.ts'
import type { Journal } from '../journal/journal.ts'
import { isAbout, type ConcerningChange, type HistoryQuery } from '../journal/subject-history.ts'
import type { RuleStates } from './rule-states.ts'

export interface SubjectStoriesOptions {
  readonly environmentId: string
  readonly directory: Pick<DirectoryReader, 'user' | 'group'>
  readonly journal: Pick<Journal, 'history' | 'dropped'>
  readonly ruleStates: Pick<RuleStates, 'ofSubject'>
  readonly configuration: Pick<Configuration, 'rules' | 'stores'>
  readonly deliveries: Pick<Deliveries, 'of'>
  /** The ids of the faults that are active. */
  readonly activeFaults: () => readonly string[]
}

/** What the tenant does not know of its targets. */
export interface TargetKnowledge {
  /** Adds to an exchange the misbehaviours that acted on it. */
  readonly withMisbehaviours: (exchange: Exchange) => Exchange
  /** The misbehaviours that are active. */
  readonly activeMisbehaviours: readonly string[]
}

/** Tells everything that concerned one user or group. */
export interface SubjectStories {
  /** A page of the story, newest first. Returns undefined when directory, links and journal do not know the user or group. */
  of(
    subject: SubjectKey,
    query: HistoryQuery,
    target: TargetKnowledge,
  ): Promise<SubjectStory | undefined>
}

export function createSubjectStories(options: SubjectStoriesOptions): SubjectStories {
  const { environmentId, directory, journal, ruleStates } = options

  async function nameInDirectory({ type, id }: SubjectKey): Promise<string | undefined> {
    return type === 'user'
      ? (await directory.user(environmentId, id))?.username
      : (await directory.group(environmentId, id))?.name
  }

  async function nameInJournal(subject: SubjectKey, changes: readonly ConcerningChange[]) {
    const newest = await journal.history.newest(subject.id)
    // A group may be known from its memberships alone.
    const entries = [...(newest ? [newest] : []), ...changes.flatMap((each) => each.entries)]
    for (const entry of entries)
      if (isAbout(entry, subject))
        for (const each of subjectsOf(entry)) if (each.id === subject.id) return each.name
    return undefined
  }

  return {
    async of(subject, query, target) {
      const [present, links, page, connections] = await Promise.all([
        nameInDirectory(subject),
        ruleStates.ofSubject(subject.id),
        journal.history.page(subject, query),
        connectionsByRule(options),
      ])
      const own = links.filter(({ type }) => type === subject.type)
      const name =
        present ?? (await nameInJournal(subject, page.changes)) ?? own.at(-1)?.subject.name
      if (name === undefined) return undefined
      const active = {
        faults: options.activeFaults(),
        misbehaviours: target.activeMisbehaviours,
      }
      const moments = page.changes.flatMap((concerning) => {
        const moment = momentOf({
          ...{ subject, concerning, complete: target.withMisbehaviours },
          culpritOf(work) {
            const connection = connections.get(work.outcome.rule.id)
            return culpritOf({ ...work, ...(connection && { connection }), active })
          },
        })
        return moment ?? []
      })
      return {
        subject: { ...subject, name },
        exists: present !== undefined,
        links: [...own],
        moments,
        ...(page.cursor !== undefined && { cursor: page.cursor }),
        dropped: journal.dropped(),
      }
    },
  }
}

function subjectsOf(entry: ConcerningChange['entries'][number]): readonly Subject[] {
  const subject = subjectOf(entry)
  const group = entry.type === 'change' ? entry.group : undefined
  return [...(subject ? [subject] : []), ...(group ? [group] : [])]
}

/** The connection of each rule, without secrets. */
async function connectionsByRule({
  environmentId,
  configuration: { rules, stores },
  deliveries,
}: SubjectStoriesOptions): Promise<ReadonlyMap<string, NonNullable<FailedWork['connection']>>> {
  const [allRules, allStores] = await Promise.all([
    rules.list(environmentId),
    stores.list(environmentId),
  ])
  const byId = new Map(allStores.map((store) => [store.id, store]))
  return new Map(
    allRules.flatMap(({ id, targetStore }) => {
      const store = byId.get(targetStore.id)
      if (!store) return []
      const configuration = withoutSecrets(store.configuration) as unknown as ScimConfiguration
      return [[id, { id: store.id, configuration, delivery: deliveries.of(store.id) }] as const]
    }),
  )
}
