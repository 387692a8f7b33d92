import { useId, useState } from 'react'
import { lazyCode } from '../../lib/patient-code.ts'
import { classNames } from '../../ui/class-names.ts'
import layout from '../../ui/layout.module.css'
import { SandboxAddition } from '../../ui/sandbox-addition.tsx'
import { EndpointForm } from './endpoint-form.tsx'
import { useConnected } from './own-endpoint-queries.ts'

const Journey = lazyCode(async () => (await import('./journey.tsx')).Journey)

interface Props {
  readonly className?: string | undefined
}

/** Connects a SCIM server by URL and token, and shows what became of the first user. */
export function OwnEndpoint({ className }: Props) {
  const titleId = useId()
  const connected = useConnected()
  const [hadJourney, setHadJourney] = useState(false)
  if (connected && !hadJourney) setHadJourney(true)
  return (
    <section className={classNames(layout.card, className)} aria-labelledby={titleId}>
      <SandboxAddition>
        <h2 id={titleId}>Test your own endpoint</h2>
        {connected ? (
          <Journey key={connected.rule.scope} connected={connected} />
        ) : (
          <EndpointForm isAgain={hadJourney} />
        )}
      </SandboxAddition>
    </section>
  )
}
