import { quirks as quirksAnswer } from '@pingone-sandbox/pingone/contract'
import { useQuery } from '@tanstack/react-query'
import { Button, Dialog, DialogTrigger, Heading, Popover } from 'react-aria-components'
import { control } from '../../lib/control-client.ts'
import { classNames } from '../../ui/class-names.ts'
import styles from './quirk-badge.module.css'

interface Props {
  readonly id: string
}

/** A behaviour that shaped a request; it opens to what is known of it and from where. */
export function QuirkBadge({ id }: Props) {
  const { data } = useQuery({
    queryKey: ['quirks'],
    queryFn: () => control('/quirks', quirksAnswer),
    staleTime: Infinity,
  })
  const quirk = data?.quirks.find((candidate) => candidate.id === id)
  return (
    <DialogTrigger>
      <Button className={classNames(styles.badge)}>{id}</Button>
      <Popover className={classNames(styles.popover)}>
        <Dialog className={classNames(styles.dialog)}>
          <Heading slot="title" level={3}>
            {quirk?.title ?? id}
          </Heading>
          {quirk !== undefined && (
            <>
              <p>{quirk.detail}</p>
              <p className={styles.source}>
                {quirk.evidence} · {quirk.source}
              </p>
            </>
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}
