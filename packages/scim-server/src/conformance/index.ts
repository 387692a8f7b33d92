import { creating } from './creating.ts'
import { deleting } from './deleting.ts'
import { versions } from './versions.ts'
import { groups } from './groups.ts'
import { directories } from './directories.ts'
import { searching } from './searching.ts'
import { bulk } from './bulk.ts'
import { me } from './me.ts'
import { paging } from './paging.ts'
import { cursors } from './cursors.ts'
import { replacing } from './replacing.ts'
import { extensions } from './extensions.ts'
import { patching } from './patching.ts'
import { tolerances } from './tolerances.ts'
import { filtering } from './filtering.ts'
import { errors } from './errors.ts'
import { authentication } from './authentication.ts'
import type { Requirements } from './requirement.ts'

/** A part of the protocol with its requirements; `file` names the modules of the requirements and of their tests. */
export interface Area {
  readonly title: string
  readonly file: string
  readonly requirements: Requirements
}

/** Everything that the server is held to. */
export const areas: readonly Area[] = [
  { title: 'Creating resources', file: 'creating', requirements: creating },
  { title: 'Deleting resources', file: 'deleting', requirements: deleting },
  { title: 'Entity tags', file: 'versions', requirements: versions },
  { title: 'Groups', file: 'groups', requirements: groups },
  { title: 'Directories and persistence', file: 'directories', requirements: directories },
  { title: 'Searching', file: 'searching', requirements: searching },
  { title: 'Bulk', file: 'bulk', requirements: bulk },
  { title: 'The alias /Me', file: 'me', requirements: me },
  { title: 'Sorting and paging', file: 'paging', requirements: paging },
  { title: 'Paging by cursor', file: 'cursors', requirements: cursors },
  { title: 'Replacing resources', file: 'replacing', requirements: replacing },
  { title: 'Extensions and own resource types', file: 'extensions', requirements: extensions },
  { title: 'Changing resources', file: 'patching', requirements: patching },
  { title: 'What PATCH forgives', file: 'tolerances', requirements: tolerances },
  { title: 'Filtering', file: 'filtering', requirements: filtering },
  { title: 'Errors', file: 'errors', requirements: errors },
  { title: 'Authentication', file: 'authentication', requirements: authentication },
]
