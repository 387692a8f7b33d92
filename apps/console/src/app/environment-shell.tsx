import {
  Activity,
  BookOpenText,
  Boxes,
  Bug,
  Clapperboard,
  ClipboardCheck,
  Home,
  Presentation,
  Server,
  Settings,
  Users,
  UsersRound,
  Waypoints,
} from 'lucide-react'
import { Navigate, useParams } from 'react-router'
import { usePaths } from '../entities/environment/environment-paths.ts'
import { useEnvironments, useSession } from '../entities/environment/session.ts'
import { Navigation, NavItem, NavSection } from './navigation.tsx'
import { Shell } from './shell.tsx'

interface Props {
  /** The address names no environment. */
  readonly isAnywhere?: boolean
}

/** The frame of the Sandbox environment. */
export function EnvironmentShell({ isAnywhere = false }: Props) {
  const { info } = useSession()
  const { environmentId } = useParams()
  const paths = usePaths()
  const environment = useEnvironments().data?.find(({ id }) => id === info.environmentId)
  // There is one environment; an address with another id leads to the environment picker.
  if (!isAnywhere && environmentId !== info.environmentId) return <Navigate to="/" replace />

  return (
    <Shell
      environmentName={environment?.name ?? 'Sandbox'}
      navigation={
        <Navigation>
          <NavSection>
            <NavItem to={paths.overview} icon={Home} label="Overview" isExact />
          </NavSection>
          <NavSection title="Directory">
            <NavItem to={paths.users} icon={Users} label="Users" />
            <NavItem to={paths.groups} icon={UsersRound} label="Groups" />
            <NavItem to={paths.populations} icon={Boxes} label="Populations" />
          </NavSection>
          <NavSection title="Integrations">
            <NavItem to={paths.provisioning} icon={Waypoints} label="Provisioning" />
          </NavSection>
          <NavSection title="Sandbox" isSandbox>
            <NavItem to={paths.activity} icon={Activity} label="Activity" />
            <NavItem to={paths.target} icon={Server} label="Target" />
            <NavItem to={paths.check} icon={ClipboardCheck} label="Check my endpoint" />
            <NavItem to={paths.faults} icon={Bug} label="Faults & misbehaviours" />
            <NavItem to={paths.behaviour} icon={BookOpenText} label="Behaviour" />
            <NavItem to={paths.scenarios} icon={Clapperboard} label="Scenarios" />
            <NavItem to={paths.stage} icon={Presentation} label="Stage" />
            <NavItem to={paths.settings} icon={Settings} label="Settings" />
          </NavSection>
        </Navigation>
      }
    />
  )
}
