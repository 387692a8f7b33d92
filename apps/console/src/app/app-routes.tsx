import type { ReactNode } from 'react'
import { Navigate, type RouteObject } from 'react-router'
import { loadPatiently } from '../lib/patient-code.ts'
import { FailedPage } from '../pages/failed/failed-page.tsx'
import { Loading } from '../ui/loading.tsx'
import { AdministratorsShell } from './administrators-shell.tsx'
import { EnvironmentShell } from './environment-shell.tsx'
import { StageShell } from './stage-shell.tsx'

/** A page whose code is fetched when its address is opened; until then the page before stays, or on a first visit its frame. */
const page = (load: () => Promise<ReactNode>) => ({
  lazy: async () => ({ element: await loadPatiently(load) }),
  HydrateFallback: Loading,
})

const environments = page(async () => {
  const { EnvironmentsPage } = await import('../pages/environments/environments-page.tsx')
  return <EnvironmentsPage />
})
const administrators = (isProvisioning: boolean) =>
  page(async () => {
    const { AdministratorsPage } = await import('../pages/administrators/administrators-page.tsx')
    return <AdministratorsPage isProvisioning={isProvisioning} />
  })
const overview = page(async () => {
  const { OverviewPage } = await import('../pages/overview/overview-page.tsx')
  return <OverviewPage />
})
const users = page(async () => {
  const { UsersPage } = await import('../pages/users/users-page.tsx')
  return <UsersPage />
})
const groups = page(async () => {
  const { GroupsPage } = await import('../pages/groups/groups-page.tsx')
  return <GroupsPage />
})
const populations = page(async () => {
  const { PopulationsPage } = await import('../pages/populations/populations-page.tsx')
  return <PopulationsPage />
})
const provisioning = (tab: 'connections' | 'rules', isNew = false) =>
  page(async () => {
    const { ProvisioningPage } = await import('../pages/provisioning/provisioning-page.tsx')
    return <ProvisioningPage tab={tab} isNew={isNew} />
  })
const activity = page(async () => {
  const { ActivityPage } = await import('../pages/activity/activity-page.tsx')
  return <ActivityPage />
})
const story = (type: 'user' | 'group') =>
  page(async () => {
    const { StoryPage } = await import('../pages/story/story-page.tsx')
    return <StoryPage type={type} />
  })
const target = page(async () => {
  const { TargetPage } = await import('../pages/target/target-page.tsx')
  return <TargetPage />
})
const check = page(async () => {
  const { CheckPage } = await import('../pages/check/check-page.tsx')
  return <CheckPage />
})
const checkReport = page(async () => {
  const { CheckReportPage } = await import('../pages/check/check-report-page.tsx')
  return <CheckReportPage />
})
const faults = page(async () => {
  const { FaultsPage } = await import('../pages/faults/faults-page.tsx')
  return <FaultsPage />
})
const behaviour = page(async () => {
  const { BehaviourPage } = await import('../pages/behaviour/behaviour-page.tsx')
  return <BehaviourPage />
})
const scenarios = page(async () => {
  const { ScenariosPage } = await import('../pages/scenarios/scenarios-page.tsx')
  return <ScenariosPage />
})
const settings = page(async () => {
  const { SettingsPage } = await import('../pages/settings/settings-page.tsx')
  return <SettingsPage />
})
const stage = page(async () => {
  const { StagePage } = await import('../pages/stage/stage-page.tsx')
  return <StagePage />
})
const notFound = page(async () => {
  const { NotFoundPage } = await import('../pages/not-found/not-found-page.tsx')
  return <NotFoundPage />
})

/** The pages of an environment. */
const environmentPages: RouteObject[] = [
  { index: true, ...overview },
  { path: 'users/:id?', ...users },
  { path: 'groups/:id?', ...groups },
  { path: 'populations', ...populations },
  { path: 'provisioning', element: <Navigate to="rules" replace /> },
  { path: 'provisioning/connections/new', ...provisioning('connections', true) },
  { path: 'provisioning/connections/:id?', ...provisioning('connections') },
  { path: 'provisioning/rules/new', ...provisioning('rules', true) },
  { path: 'provisioning/rules/:id?', ...provisioning('rules') },
  { path: 'activity', ...activity },
  { path: 'activity/users/:id', ...story('user') },
  { path: 'activity/groups/:id', ...story('group') },
  { path: 'target', ...target },
  { path: 'check', ...check },
  { path: 'check/:id', ...checkReport },
  { path: 'faults', ...faults },
  { path: 'behaviour', ...behaviour },
  { path: 'scenarios', ...scenarios },
  { path: 'settings', ...settings },
  { path: '*', ...notFound },
]

/** Which address shows which page. */
export const appRoutes: RouteObject[] = [
  {
    errorElement: <FailedPage />,
    children: [
      { path: '/', ...environments },
      {
        path: '/administrators',
        element: <AdministratorsShell />,
        children: [
          { index: true, ...administrators(false) },
          { path: 'provisioning', ...administrators(true) },
        ],
      },
      {
        path: '/environments/:environmentId',
        element: <EnvironmentShell />,
        children: [
          // A page that fails leaves the navigation in use.
          { errorElement: <FailedPage isFramed />, children: environmentPages },
        ],
      },
      {
        path: '/environments/:environmentId/stage',
        element: <StageShell />,
        children: [{ index: true, ...stage }],
      },
      {
        element: <EnvironmentShell isAnywhere />,
        children: [{ path: '*', ...notFound }],
      },
    ],
  },
]
