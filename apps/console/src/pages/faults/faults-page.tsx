import { FaultList } from './fault-list.tsx'
import { useFaults } from '../../entities/fault/fault-queries.ts'
import { MisbehaviourList } from './misbehaviour-list.tsx'
import { useMisbehaviours } from '../../entities/fault/misbehaviour-queries.ts'
import { failureText } from '../../lib/platform-error.ts'
import layout from '../../ui/layout.module.css'
import { Notice } from '../../ui/notice.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { PageFrame } from '../../patterns/page-frame.tsx'

/** Sandbox › Faults & misbehaviours: deliberate errors. */
export function FaultsPage() {
  const faults = useFaults()
  const { data, error } = useMisbehaviours()
  return (
    <PageFrame>
      <PageHeader
        title="Faults & misbehaviours"
        description="Deliberate errors, to see how PingOne reacts."
      />
      <div className={layout.parts}>
        {faults.error !== null && <Notice tone="danger">{failureText(faults.error)}</Notice>}
        {faults.data && <FaultList faults={faults.data.faults} />}
        {error !== null && <Notice tone="danger">{failureText(error)}</Notice>}
        {data && <MisbehaviourList misbehaviours={data.misbehaviours} />}
      </div>
    </PageFrame>
  )
}
