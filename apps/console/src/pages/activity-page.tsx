import { ActivityTimeline } from '../features/activity/activity-timeline.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { PageFrame } from './page-frame.tsx'

/** Sandbox › Activity. */
export function ActivityPage() {
  return (
    <PageFrame>
      <PageHeader
        title="Activity"
        description="Every change in the directory or in provisioning, the decisions it led to, and each request."
      />
      <ActivityTimeline />
    </PageFrame>
  )
}
