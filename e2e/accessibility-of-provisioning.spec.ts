import { expectAccessible } from './accessible-screens.ts'
import { isOfProvisioning, screens } from './screens.ts'

expectAccessible(screens.filter(isOfProvisioning))
