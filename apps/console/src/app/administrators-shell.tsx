import { Home, Waypoints } from 'lucide-react'
import { Navigation, NavItem, NavSection } from './navigation.tsx'
import { Shell } from './shell.tsx'

/** The frame of the Administrators environment, of which only the refusal is simulated. */
export function AdministratorsShell() {
  return (
    <Shell
      environmentName="Administrators"
      navigation={
        <Navigation>
          <NavSection>
            <NavItem to="/administrators" icon={Home} label="Overview" isExact />
          </NavSection>
          <NavSection title="Integrations">
            <NavItem to="/administrators/provisioning" icon={Waypoints} label="Provisioning" />
          </NavSection>
        </Navigation>
      }
    />
  )
}
