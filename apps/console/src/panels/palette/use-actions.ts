import type { PropagationStore, Rule } from '@pingone-sandbox/contract'
import { useNavigate } from 'react-router'
import { useTestSavedConnection } from '../../entities/connection/connection-changes.ts'
import { usePaths } from '../../entities/environment/environment-paths.ts'
import { useSession } from '../../entities/environment/session.ts'
import { useResync } from '../../entities/rule/rule-changes.ts'
import { failureText } from '../../lib/platform-error.ts'
import { useTheme } from '../../lib/use-theme.ts'
import { useToast } from '../../patterns/toast/toast.tsx'
import { copyText } from '../../ui/copy-text.ts'
import type { Command } from './command.ts'

interface Options {
  readonly rules: readonly Rule[]
  readonly connections: readonly PropagationStore[]
  readonly onAssign: (rule: Rule) => void
  readonly onReset: () => void
  readonly onSheet: () => void
}

/** The actions of the palette. */
export function useActions({
  rules,
  connections,
  onAssign,
  onReset,
  onSheet,
}: Options): readonly Command[] {
  const { scim, scimToken } = useSession().info
  const navigate = useNavigate()
  const paths = usePaths()
  const toast = useToast()
  const { next, switchTheme } = useTheme()
  const { mutateAsync: resync } = useResync()
  const { mutateAsync: test } = useTestSavedConnection()
  const fail = (error: unknown) => toast('danger', failureText(error))

  const startResync = ({ id, name }: Rule) =>
    resync(id).then(
      () =>
        toast('info', `The full resync of ${name} has started.`, {
          label: 'Sync status',
          to: paths.rule(id, 'status'),
        }),
      fail,
    )
  const runTest = (store: PropagationStore) =>
    test(store).then(
      () =>
        toast('success', `${store.name}: Connection Successful`, {
          label: `Open ${store.name}`,
          to: paths.connection(store.id),
        }),
      fail,
    )
  const copy = (name: string, value: string) =>
    copyText(value).then(() => toast('success', `The ${name} is copied.`), fail)

  const action = (id: string, label: string, run: () => unknown): Command => ({
    id: `action ${id}`,
    label,
    run: () => void run(),
  })
  const question = (id: string, label: string, run: () => void): Command => ({
    ...action(id, label, run),
    opensDialog: true,
  })
  return [
    action('new connection', 'New Connection', () => navigate(paths.newConnection)),
    action('new rule', 'New Rule', () => navigate(paths.newRule)),
    // A disabled rule has nothing to sync.
    ...rules
      .filter(({ active }) => active)
      .map((rule) =>
        action(`resync ${rule.id}`, `Full Resync: ${rule.name}`, () => startResync(rule)),
      ),
    ...rules.map((rule) =>
      question(`assign ${rule.id}`, `Assign users: ${rule.name}`, () => onAssign(rule)),
    ),
    ...connections.map((store) =>
      action(`test ${store.id}`, `Test Connection: ${store.name}`, () => runTest(store)),
    ),
    ...connections.map((store) =>
      action(`check ${store.id}`, `Check endpoint: ${store.name}`, () =>
        navigate(paths.checkConnection(store.id)),
      ),
    ),
    ...(scim === undefined
      ? []
      : [action('endpoint', 'Copy SCIM endpoint', () => copy('SCIM endpoint', scim))]),
    ...(scimToken === undefined
      ? []
      : [action('token', 'Copy SCIM token', () => copy('SCIM token', scimToken))]),
    action('theme', `Switch theme: ${next}`, switchTheme),
    { ...question('sheet', 'Keyboard shortcuts', onSheet), keys: ['?'] },
    question('reset', 'Reset the sandbox…', onReset),
  ]
}
