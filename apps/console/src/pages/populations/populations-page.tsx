import type { Population } from '@pingone-sandbox/contract'
import {
  useDeletePopulation,
  usePopulations,
} from '../../entities/population/population-queries.ts'
import { lazyCode } from '../../lib/patient-code.ts'
import { useState } from 'react'
import { failureText } from '../../lib/platform-error.ts'
import { PageFrame } from '../../patterns/page-frame.tsx'
import { Button } from '../../ui/button.tsx'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { PopulationTable } from './population-table.tsx'

const PopulationDialog = lazyCode(
  async () => (await import('./population-dialog.tsx')).PopulationDialog,
)

/** Directory › Populations. */
export function PopulationsPage() {
  const populations = usePopulations()
  const [edited, edit] = useState<Population | 'new'>()
  const [doomed, doom] = useState<Population>()
  const remove = useDeletePopulation()
  const close = () => {
    doom(undefined)
    remove.reset()
  }

  return (
    <PageFrame>
      <PageHeader
        title="Populations"
        description="Each user is in one population. A rule’s filter can ask for it."
        actions={
          <Button variant="primary" onPress={() => edit('new')}>
            Add population
          </Button>
        }
      />
      {populations === undefined ? (
        <Loading />
      ) : (
        <PopulationTable populations={populations} onEdit={edit} onDelete={doom} />
      )}
      {edited !== undefined && (
        <PopulationDialog
          {...(edited !== 'new' && {
            population: populations?.find(({ id }) => id === edited.id) ?? edited,
          })}
          onClose={() => edit(undefined)}
        />
      )}
      <ConfirmDialog
        title={`Delete ${doomed?.name}?`}
        confirmLabel="Delete"
        isOpen={doomed !== undefined}
        isPending={remove.isPending}
        onClose={close}
        onConfirm={() => doomed && remove.mutate(doomed.id, { onSuccess: close })}
      >
        <p>
          Rules whose filter asks for this population no longer match any user by it. This cannot be
          undone.
        </p>
        {remove.error !== null && <Notice tone="danger">{failureText(remove.error)}</Notice>}
      </ConfirmDialog>
    </PageFrame>
  )
}
