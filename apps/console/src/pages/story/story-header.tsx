import type { SubjectStory, User } from '@pingone-sandbox/contract'
import { useNavigate } from 'react-router'
import { usePaths } from '../../entities/environment/environment-paths.ts'
import { RetryButton } from '../../panels/retry/retry-button.tsx'
import { Button } from '../../ui/button.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { useFocusHeir } from '../../ui/use-focus-heir.ts'
import { CopyStoryMenu } from './copy-story-menu.tsx'
import { storyLook } from './story-state.ts'
import styles from './story.module.css'

interface Props {
  readonly story: SubjectStory
  /** The name to show. */
  readonly name: string
  /** Absent for a group, and for a user that is deleted or not read yet. */
  readonly user: User | undefined
}

/** Who the story is about, in which state, and what can be done. */
export function StoryHeader({ story, name, user }: Props) {
  const { subject, exists, links } = story
  const navigate = useNavigate()
  const paths = usePaths()
  const [tone, words] = storyLook(story)
  const { type, id } = subject
  const heir = useFocusHeir<HTMLElement>()
  const isFailed = links.some(({ status }) => status === 'FAILED')
  const second = [user?.username ?? subject.name, user?.email].filter((text) => text !== undefined)
  const directory = type === 'user' ? paths.users : paths.groups
  return (
    <header {...heir} className={styles.header}>
      <span className={styles.initials} aria-hidden="true">
        {initialsOf(name)}
      </span>
      <div className={styles.names}>
        <div className={styles.badges}>
          <h1 title={name}>{name}</h1>
          <StatusBadge tone={tone}>{words}</StatusBadge>
          {!exists && <StatusBadge tone="inactive">Deleted in PingOne</StatusBadge>}
        </div>
        <p className={styles.second}>{type === 'user' ? second.join(' · ') : 'Group'}</p>
      </div>
      <div className={styles.actions}>
        <CopyStoryMenu subject={subject} />
        {exists && (
          <Button size="small" onPress={() => void navigate(`${directory}/${id}`)}>
            Open in directory
          </Button>
        )}
        {isFailed && (
          <RetryButton
            variant="primary"
            what={name}
            count={1}
            query={{ subjects: [{ type, id }] }}
            examples={[{ type, id }]}
          />
        )}
      </div>
    </header>
  )
}

/** The first letters of the first and the last word. */
function initialsOf(name: string): string {
  const words = name.split(/[\s._@-]+/).filter(Boolean)
  const letters = words.length > 1 ? [words[0], words.at(-1)] : [words[0]]
  return letters
    .map((word = '') => String.fromCodePoint(word.codePointAt(0) ?? 0x20).toUpperCase())
    .join('')
}
