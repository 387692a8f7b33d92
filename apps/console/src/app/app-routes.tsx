import { Navigate, Route, Routes } from 'react-router'
import { ActivityPage } from '../pages/activity-page.tsx'
import { AdministratorsPage } from '../pages/administrators-page.tsx'
import { BehaviourPage } from '../pages/behaviour-page.tsx'
import { EnvironmentsPage } from '../pages/environments-page.tsx'
import { FaultsPage } from '../pages/faults-page.tsx'
import { GroupsPage } from '../pages/groups-page.tsx'
import { NewConnectionPage } from '../pages/new-connection-page.tsx'
import { NewRulePage } from '../pages/new-rule-page.tsx'
import { NotFoundPage } from '../pages/not-found-page.tsx'
import { OverviewPage } from '../pages/overview-page.tsx'
import { ProvisioningPage } from '../pages/provisioning-page.tsx'
import { SettingsPage } from '../pages/settings-page.tsx'
import { TargetPage } from '../pages/target-page.tsx'
import { UsersPage } from '../pages/users-page.tsx'
import { AdministratorsShell } from './administrators-shell.tsx'
import { EnvironmentShell } from './environment-shell.tsx'

/** Which address shows which page. */
export function AppRoutes() {
  return (
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
        <Route path="settings" element={<SettingsPage />} />
      </Route>
      <Route path="*" element={<NotFoundPage />} />
    </Routes>
  )
}
