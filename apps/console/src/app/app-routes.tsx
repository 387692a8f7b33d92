import { Suspense } from 'react'
import { Navigate, Route, Routes } from 'react-router'
import { AdministratorsShell } from './administrators-shell.tsx'
import { Loading } from '../ui/loading.tsx'
import { EnvironmentShell } from './environment-shell.tsx'
import { lazyCode } from '../lib/patient-code.ts'

// Each page is fetched when it is first shown, so that the first one comes soon.
const ActivityPage = lazyCode(async () => ({
  default: (await import('../pages/activity/activity-page.tsx')).ActivityPage,
}))
const AdministratorsPage = lazyCode(async () => ({
  default: (await import('../pages/administrators/administrators-page.tsx')).AdministratorsPage,
}))
const BehaviourPage = lazyCode(async () => ({
  default: (await import('../pages/behaviour/behaviour-page.tsx')).BehaviourPage,
}))
const EnvironmentsPage = lazyCode(async () => ({
  default: (await import('../pages/environments/environments-page.tsx')).EnvironmentsPage,
}))
const FaultsPage = lazyCode(async () => ({
  default: (await import('../pages/faults/faults-page.tsx')).FaultsPage,
}))
const GroupsPage = lazyCode(async () => ({
  default: (await import('../pages/groups/groups-page.tsx')).GroupsPage,
}))
const NewConnectionPage = lazyCode(async () => ({
  default: (await import('../pages/new-connection/new-connection-page.tsx')).NewConnectionPage,
}))
const NewRulePage = lazyCode(async () => ({
  default: (await import('../pages/new-rule/new-rule-page.tsx')).NewRulePage,
}))
const NotFoundPage = lazyCode(async () => ({
  default: (await import('../pages/not-found/not-found-page.tsx')).NotFoundPage,
}))
const OverviewPage = lazyCode(async () => ({
  default: (await import('../pages/overview/overview-page.tsx')).OverviewPage,
}))
const PopulationsPage = lazyCode(async () => ({
  default: (await import('../pages/populations/populations-page.tsx')).PopulationsPage,
}))
const ProvisioningPage = lazyCode(async () => ({
  default: (await import('../pages/provisioning/provisioning-page.tsx')).ProvisioningPage,
}))
const ScenariosPage = lazyCode(async () => ({
  default: (await import('../pages/scenarios/scenarios-page.tsx')).ScenariosPage,
}))
const SettingsPage = lazyCode(async () => ({
  default: (await import('../pages/settings/settings-page.tsx')).SettingsPage,
}))
const TargetPage = lazyCode(async () => ({
  default: (await import('../pages/target/target-page.tsx')).TargetPage,
}))
const UsersPage = lazyCode(async () => ({
  default: (await import('../pages/users/users-page.tsx')).UsersPage,
}))

/** Which address shows which page. */
export function AppRoutes() {
  return (
    <Suspense fallback={<Loading />}>
      <Routes>
        <Route path="/" element={<EnvironmentsPage />} />
        <Route path="/administrators" element={<AdministratorsShell />}>
          <Route index element={<AdministratorsPage isProvisioning={false} />} />
          <Route path="provisioning" element={<AdministratorsPage isProvisioning />} />
        </Route>
        <Route path="/environments/:environmentId" element={<EnvironmentShell />}>
          <Route index element={<OverviewPage />} />
          <Route path="users/:id?" element={<UsersPage />} />
          <Route path="groups/:id?" element={<GroupsPage />} />
          <Route path="populations" element={<PopulationsPage />} />
          <Route path="provisioning">
            <Route index element={<Navigate to="connections" replace />} />
            <Route path="connections/new" element={<NewConnectionPage />} />
            <Route path="connections/:id?" element={<ProvisioningPage tab="connections" />} />
            <Route path="rules/new" element={<NewRulePage />} />
            <Route path="rules/:id?" element={<ProvisioningPage tab="rules" />} />
          </Route>
          <Route path="activity" element={<ActivityPage />} />
          <Route path="target" element={<TargetPage />} />
          <Route path="faults" element={<FaultsPage />} />
          <Route path="behaviour" element={<BehaviourPage />} />
          <Route path="scenarios" element={<ScenariosPage />} />
          <Route path="settings" element={<SettingsPage />} />
        </Route>
        <Route path="*" element={<NotFoundPage />} />
      </Routes>
    </Suspense>
  )
}
