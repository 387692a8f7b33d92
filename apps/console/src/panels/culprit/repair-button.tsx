import type { Repair, RetryQuery } from '@pingone-sandbox/contract'
import { ArrowUpRight, Wrench } from 'lucide-react'
import { useNavigate } from 'react-router'
import { usePaths } from '../../entities/environment/environment-paths.ts'
import { failureText } from '../../lib/platform-error.ts'
import { useToast } from '../../patterns/toast/toast.tsx'
import { Button } from '../../ui/button.tsx'
import { RetryButton } from '../retry/retry-button.tsx'
import { startWords } from '../retry/start-words.ts'
import { useRetry } from '../retry/use-retry.ts'
import { isLeading, type LeadingRepair, repairPlace, writtenField } from './repair-place.ts'
import { type ActingRepair, useRepair } from './use-repair.ts'

interface Props<Kind extends Repair = Repair> {
  readonly repair: Kind
  /** The first repair is the best one. */
  readonly isFirst: boolean
  /** The name of the user or group that failed. */
  readonly name: string
  /** What follows on a repair. */
  readonly retry: RetryQuery | undefined
}

/** The button of a repair: it makes the repair, leads to the field that has to be changed, or retries. */
export function RepairButton({ repair, ...props }: Props) {
  if (repair.id === 'retry')
    return (
      <RetryButton
        what={props.name}
        variant={props.isFirst ? 'primary' : 'secondary'}
        count={1}
        query={{ ruleId: repair.ruleId, subjects: [repair.subject] }}
        examples={[repair.subject]}
      />
    )
  return isLeading(repair) ? (
    <LeadButton repair={repair} {...props} />
  ) : (
    <ActButton repair={repair} {...props} />
  )
}

function LeadButton({ repair, isFirst }: Props<LeadingRepair>) {
  const navigate = useNavigate()
  const paths = usePaths()
  return (
    <Button
      size="small"
      variant={isFirst ? 'primary' : 'secondary'}
      icon={<ArrowUpRight size={14} aria-hidden="true" />}
      onPress={() => void navigate(repairPlace(repair, paths))}
    >
      {repair.label}
    </Button>
  )
}

function ActButton({ repair, isFirst, name, retry }: Props<ActingRepair>) {
  const toast = useToast()
  const paths = usePaths()
  const { mutateAsync: startRetry } = useRetry()
  const { mutateAsync, isPending } = useRepair(repair)
  const fail = (error: unknown) => toast('danger', failureText(error))
  // A Full Resync retries all that is failed.
  const next = repair.id === 'full-resync' ? undefined : retry

  function run() {
    mutateAsync().then(
      (done) =>
        toast(
          'success',
          done,
          next && {
            label: `Retry ${name}`,
            onPress: () => startRetry(next).then((started) => toast(...startWords(started)), fail),
          },
        ),
      // A stored secret is not sent to another server: it is entered again where the address is.
      (error: unknown) => toast('danger', failureText(error), writtenField(repair, paths)),
    )
  }

  return (
    <Button
      size="small"
      variant={isFirst ? 'primary' : 'secondary'}
      icon={<Wrench size={14} aria-hidden="true" />}
      isDisabled={isPending}
      onPress={run}
    >
      {repair.label}
    </Button>
  )
}
