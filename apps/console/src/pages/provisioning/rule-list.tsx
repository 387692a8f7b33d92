import { ArrowRight, UsersRound, Waypoints } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useLocation, useNavigate } from 'react-router'
import { ConnectionIcon, StoreIcon } from '../../entities/connection/connection-icon.tsx'
import { useStores } from '../../entities/connection/connection-queries.ts'
import { usePaths } from '../../entities/environment/environment-paths.ts'
import { useSession } from '../../entities/environment/session.ts'
import { type RuleWithStatus, useRules } from '../../entities/rule/rule-queries.ts'
import { RuleToggle } from '../../entities/rule/rule-toggle.tsx'
import { SyncState } from '../../entities/rule/sync-state.tsx'
import { lazyCode } from '../../lib/patient-code.ts'
import { failureText } from '../../lib/platform-error.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Notice } from '../../ui/notice.tsx'
import { ResourceRow } from '../../ui/resource-row.tsx'
import table from '../../ui/table.module.css'
import { TimeAgo } from '../../ui/time-ago.tsx'
import { ListToolbar } from './list-toolbar.tsx'
import styles from './rule-list.module.css'
import { RuleMenu } from './rule-menu.tsx'
import { type Order, useListing } from './use-listing.ts'

const DeleteRuleDialog = lazyCode(
  async () => (await import('../../panels/rule/delete-rule-dialog.tsx')).DeleteRuleDialog,
)

interface Props {
  readonly selectedId: string | undefined
}

/** Left in the history by the panel that made a rule. */
interface CreatedState {
  readonly createdId?: string
}

const byName = (one: RuleWithStatus, other: RuleWithStatus) => one.name.localeCompare(other.name)
const syncedAt = ({ syncStatus }: RuleWithStatus) => syncStatus?.lastSyncAt ?? ''

const createdAt = ({ createdAt: at = '' }: RuleWithStatus) => at

const orders: readonly [Order<RuleWithStatus>, ...Order<RuleWithStatus>[]] = [
  { label: 'Name', compare: byName },
  {
    label: 'Last Sync',
    compare: (one, other) => syncedAt(other).localeCompare(syncedAt(one)) || byName(one, other),
  },
  {
    label: 'Creation Date',
    compare: (one, other) => createdAt(other).localeCompare(createdAt(one)) || byName(one, other),
  },
]

/** The rules of the environment. */
export function RuleList({ selectedId }: Props) {
  const { data: rules, error } = useRules()
  const stores = useStores().data
  const listing = useListing({ items: rules ?? [], textOf: ({ name }) => name, orders })
  const [deleted, setDeleted] = useState<RuleWithStatus>()
  const root = useRef<HTMLDivElement>(null)
  const isFocusLost = useRef(false)
  useEffect(() => {
    // The button that opened the question is gone with the rule. While the question is open, it holds the focus.
    if (deleted === undefined && isFocusLost.current)
      root.current?.querySelector<HTMLElement>('input, button')?.focus()
    isFocusLost.current = false
  }, [deleted])
  const navigate = useNavigate()
  const createdId = (useLocation().state as CreatedState | null)?.createdId
  const paths = usePaths()
  const { clock } = useSession().info
  const storeOf = (id: string) => stores?.find((store) => store.id === id)

  if (rules === undefined && error !== null)
    return <Notice tone="danger">{failureText(error)}</Notice>
  if (rules === undefined) return <Loading />
  if (rules.length === 0)
    return (
      <div ref={root}>
        <NoRules hasConnection={stores?.some(({ type }) => type === 'scim')} />
      </div>
    )

  return (
    <div ref={root}>
      <ListToolbar listing={listing} noun="Rule" />
      <div className={table.frame}>
        <ul aria-label="Rules">
          {listing.shown.map((rule) => {
            const [source, target] = [storeOf(rule.sourceStore.id), storeOf(rule.targetStore.id)]
            return (
              <ResourceRow
                key={rule.id}
                name={rule.name}
                description={
                  <>
                    {source?.name ?? '…'} <ArrowRight size={12} aria-label="to" />{' '}
                    {target?.name ?? '…'}
                  </>
                }
                status={
                  <>
                    {rule.syncStatus?.lastSyncAt !== undefined && (
                      <span className={styles.synced}>
                        <TimeAgo at={rule.syncStatus.lastSyncAt} clock={clock} />
                      </span>
                    )}
                    <span className={styles.ends} aria-hidden="true">
                      <StoreIcon>
                        <UsersRound size={17} />
                      </StoreIcon>
                      <ArrowRight size={16} />
                      {target && <ConnectionIcon connection={target} />}
                    </span>
                    <SyncState rule={rule} />
                  </>
                }
                action={
                  <>
                    <RuleToggle rule={rule} />
                    <RuleMenu rule={rule} onDelete={() => setDeleted(rule)} />
                  </>
                }
                isSelected={rule.id === selectedId}
                isNew={rule.id === createdId}
                onOpen={() => void navigate(paths.rule(rule.id))}
              />
            )
          })}
        </ul>
        {listing.shown.length === 0 && (
          <EmptyState icon={Waypoints} title="No rule found">
            No name has “{listing.search}” in it.
          </EmptyState>
        )}
      </div>
      {deleted && (
        <DeleteRuleDialog
          rule={deleted}
          target={storeOf(deleted.targetStore.id)}
          onClose={() => setDeleted(undefined)}
          onDeleted={() => {
            isFocusLost.current = true
            setDeleted(undefined)
            if (deleted.id === selectedId) void navigate(paths.rules)
          }}
        />
      )}
    </div>
  )
}

interface NoRulesProps {
  /** Unknown until the connections are read. */
  readonly hasConnection: boolean | undefined
}

/** The next step where there is no rule: a connection comes first. */
function NoRules({ hasConnection = true }: NoRulesProps) {
  const navigate = useNavigate()
  const paths = usePaths()
  return (
    <div className={table.frame}>
      <EmptyState
        icon={Waypoints}
        title="No rules yet"
        action={
          <Button
            variant="primary"
            onPress={() => void navigate(hasConnection ? paths.newRule : paths.newConnection)}
          >
            {hasConnection ? 'New Rule' : 'New Connection'}
          </Button>
        }
      >
        {hasConnection
          ? 'A rule says which users and groups go from PingOne to a connection.'
          : 'A rule says which users and groups go from PingOne to a connection. Make the connection first.'}
      </EmptyState>
    </div>
  )
}
