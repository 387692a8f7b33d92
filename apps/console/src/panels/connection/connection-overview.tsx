import type { PropagationStore } from '@pingone-sandbox/contract'
import { Trash2 } from 'lucide-react'
import { useState } from 'react'
import { Link } from 'react-router'
import { useDeleteConnection } from '../../entities/connection/connection-changes.ts'
import { useConnectionState } from '../../entities/connection/connection-states.ts'
import { usePaths } from '../../entities/environment/environment-paths.ts'
import { useRules } from '../../entities/rule/rule-queries.ts'
import { formatInstant } from '../../lib/format-time.ts'
import { failureText } from '../../lib/platform-error.ts'
import { useToast } from '../../patterns/toast/toast.tsx'
import { Button } from '../../ui/button.tsx'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { DefinitionList } from '../../ui/definition-list.tsx'
import layout from '../../ui/layout.module.css'
import { LinkButton } from '../../ui/link-button.tsx'
import { Notice } from '../../ui/notice.tsx'

interface Props {
  readonly connection: PropagationStore
  readonly onDeleted: () => void
}

/** The details of a connection, the rules that use it, and its deletion. */
export function ConnectionOverview({ connection, onDeleted }: Props) {
  const [isAsking, setAsking] = useState(false)
  const rules = useRules().data?.filter((rule) => rule.targetStore.id === connection.id) ?? []
  const remove = useDeleteConnection()
  const paths = usePaths()
  const toast = useToast()

  return (
    <div className={layout.stack}>
      <FailingNotice connection={connection} />
      <DefinitionList
        entries={{
          Name: connection.name,
          Description: connection.description ?? '–',
          'SCIM BASE URL': <code>{String(connection.configuration['SCIM_URL'])}</code>,
          'User Filter Expression': <code>{String(connection.configuration['USER_FILTER'])}</code>,
          Created: formatInstant(connection.createdAt),
          Rules:
            rules.length === 0 ? (
              <>
                None. <Link to={paths.newRule}>New Rule</Link>
              </>
            ) : (
              rules.map((rule) => (
                <div key={rule.id}>
                  <Link to={paths.rule(rule.id)}>{rule.name}</Link>
                </div>
              ))
            ),
        }}
      />
      <div className={layout.row}>
        <LinkButton to={paths.checkConnection(connection.id)} size="normal">
          Check endpoint
        </LinkButton>
        <Button icon={<Trash2 size={16} />} onPress={() => setAsking(true)}>
          Delete connection
        </Button>
      </div>
      <ConfirmDialog
        title={`Delete ${connection.name}?`}
        confirmLabel="Delete"
        isOpen={isAsking}
        isPending={remove.isPending}
        onClose={() => setAsking(false)}
        onConfirm={() =>
          remove.mutate(connection.id, {
            onSuccess: onDeleted,
            onError: (error) => toast('danger', failureText(error)),
            onSettled: () => setAsking(false),
          })
        }
      >
        {rules.length > 0
          ? 'Rules still use this connection. PingOne refuses to delete it until they are gone.'
          : 'The connection and its credentials are removed. Users at the target stay as they are.'}
      </ConfirmDialog>
    </div>
  )
}

/** What fails most often, with the ways to its cause. */
function FailingNotice({ connection }: Pick<Props, 'connection'>) {
  const paths = usePaths()
  const { state } = useConnectionState(connection.id)
  if (connection.status !== 'ACTIVE' || state?.health.state !== 'failing') return null
  const { summary, example } = state.health
  return (
    <Notice tone="danger" title={summary}>
      {example !== undefined && (
        <p className={layout.row}>
          <Link to={paths.rule(example.ruleId, 'status')}>Failures by cause</Link>
          <Link to={paths.about(example.subject)}>{`Story of ${example.subject.name}`}</Link>
        </p>
      )}
    </Notice>
  )
}
