import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { useProfile } from '../../entities/behaviour/behaviour-queries.ts'
import { useConnections } from '../../entities/connection/connection-queries.ts'
import { usePaths } from '../../entities/environment/environment-paths.ts'
import { useSession } from '../../entities/environment/session.ts'
import { useChangeFaults } from '../../entities/fault/change-faults.ts'
import { useFaults } from '../../entities/fault/fault-queries.ts'
import { describeFault } from '../../entities/fault/fault-words.ts'
import {
  useChooseMisbehaviours,
  useMisbehaviours,
} from '../../entities/fault/misbehaviour-queries.ts'
import { usePace, useSetPace } from '../../entities/sandbox/pace-queries.ts'
import { formatInstant } from '../../lib/format-time.ts'
import { failureText } from '../../lib/platform-error.ts'
import { useToast } from '../../patterns/toast/toast.tsx'
import { Button } from '../../ui/button.tsx'
import layout from '../../ui/layout.module.css'
import styles from './switched-on.module.css'
import { counted } from '../../lib/format-count.ts'

/** What makes requests or answers other than they are by themselves, each with a way to clear it. */
export function SwitchedOn() {
  const paths = usePaths()
  const { info } = useSession()
  const toast = useToast()
  const connections = useConnections().data
  const faults = useFaults().data?.faults ?? []
  const misbehaviours = (useMisbehaviours().data?.misbehaviours ?? []).filter(
    ({ active }) => active,
  )
  const pace = usePace().data
  const profile = useProfile().data
  const changeFaults = useChangeFaults()
  const choose = useChooseMisbehaviours()
  const setPace = useSetPace()
  const onError = (error: unknown) => toast('danger', failureText(error))
  const isPaced = pace !== undefined && (pace.mode === 'paused' || pace.perSecond !== null)
  return (
    <dl className={styles.settings}>
      <Setting
        name="Faults"
        isOn={faults.length > 0}
        action={
          faults.length > 0 && (
            <Clear
              label="Clear faults"
              onPress={() => changeFaults.mutate(() => [], { onError })}
            />
          )
        }
      >
        <Items
          items={faults.map((fault) => ({
            id: fault.id,
            text: `${describeFault(fault, connections)} ${fault.hits} of ${fault.times} affected`,
          }))}
          to={paths.faults}
        />
      </Setting>
      <Setting
        name="Misbehaviours"
        isOn={misbehaviours.length > 0}
        action={
          misbehaviours.length > 0 && (
            <Clear
              label="Clear misbehaviours"
              onPress={() => choose.mutate(() => [], { onError })}
            />
          )
        }
      >
        <Items
          items={misbehaviours.map(({ id }) => ({ id, text: id }))}
          to={`${paths.faults}?tab=misbehaviours`}
        />
      </Setting>
      <Setting
        name="Pace"
        isOn={isPaced}
        action={
          isPaced && (
            <Clear
              label="Clear pace"
              onPress={() => setPace.mutate({ mode: 'running', perSecond: null }, { onError })}
            />
          )
        }
      >
        {pace === undefined ? '–' : paceWords(pace)}
      </Setting>
      <Setting name="Profile" isOn={profile !== undefined && profile.name !== 'current'}>
        <Link to={paths.behaviour}>{profile?.name ?? '–'}</Link>
      </Setting>
      <Setting name="Clock" isOn={info.clock !== undefined}>
        {info.clock === undefined ? 'Real time' : `Stopped at ${formatInstant(info.clock)}`}
      </Setting>
    </dl>
  )
}

interface SettingProps {
  readonly name: string
  /** It departs from what a new sandbox has. */
  readonly isOn: boolean
  readonly action?: ReactNode
  readonly children: ReactNode
}

function Setting({ name, isOn, action, children }: SettingProps) {
  return (
    <div className={styles.setting} data-on={isOn || undefined}>
      <dt className={styles.name}>{name}</dt>
      <dd className={styles.value}>
        {children}
        {action}
      </dd>
    </div>
  )
}

interface ItemsProps {
  readonly items: readonly { readonly id: string; readonly text: string }[]
  readonly to: string
}

const mostItems = 3

function Items({ items, to }: ItemsProps) {
  if (items.length === 0) return <span className={layout.muted}>None</span>
  return (
    <ul className={styles.items}>
      {items.slice(0, mostItems).map(({ id, text }) => (
        <li key={id}>{text}</li>
      ))}
      {items.length > mostItems && (
        <li>
          <Link to={to}>{items.length - mostItems} more</Link>
        </li>
      )}
    </ul>
  )
}

function Clear({ label, onPress }: { readonly label: string; readonly onPress: () => void }) {
  return (
    <Button size="small" onPress={onPress}>
      {label}
    </Button>
  )
}

function paceWords({
  mode,
  perSecond,
  waiting,
}: NonNullable<ReturnType<typeof usePace>['data']>): string {
  if (mode === 'paused') return `Paused, ${counted(waiting, 'request waits', 'requests wait')}`
  return perSecond === null ? 'No limit' : `${counted(perSecond, 'request')} a second`
}
