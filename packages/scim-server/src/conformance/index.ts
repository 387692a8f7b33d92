import { authentication } from './authentication.ts'
import { bulk } from './bulk.ts'
import { creating } from './creating.ts'
import { cursors } from './cursors.ts'
import { deleting } from './deleting.ts'
import { directories } from './directories.ts'
import { discovery } from './discovery.ts'
import { errors } from './errors.ts'
import { extensions } from './extensions.ts'
import { filtering } from './filtering.ts'
import { filterErrors } from './filter-errors.ts'
import { groups } from './groups.ts'
import { me } from './me.ts'
import { paging } from './paging.ts'
import { patchErrors } from './patch-errors.ts'
import { patching } from './patching.ts'
import { reading } from './reading.ts'
import { replacing } from './replacing.ts'
import type { Requirements } from './requirement.ts'
import { searching } from './searching.ts'
import { tolerances } from './tolerances.ts'
import { values } from './values.ts'
import { names } from './names.ts'
import { versions } from './versions.ts'

/** A part of the protocol with its requirements; `file` is the name of their module and of its test. */
export interface Area {
  readonly title: string
  readonly file: string
  readonly requirements: Requirements
}

/** All requirements that are tested. */
export const areas: readonly Area[] = [
  { title: 'Authentication', file: 'authentication', requirements: authentication },
  { title: 'Discovery', file: 'discovery', requirements: discovery },
  { title: 'Attributes and their values', file: 'values', requirements: values },
  { title: 'Names of attributes and users', file: 'names', requirements: names },
  { title: 'Extensions and own resource types', file: 'extensions', requirements: extensions },
  { title: 'Groups', file: 'groups', requirements: groups },
  { title: 'Creating resources', file: 'creating', requirements: creating },
  { title: 'Reading resources', file: 'reading', requirements: reading },
  { title: 'Filtering', file: 'filtering', requirements: filtering },
  { title: 'What filters are refused', file: 'filter-errors', requirements: filterErrors },
  { title: 'Sorting and paging', file: 'paging', requirements: paging },
  { title: 'Paging by cursor', file: 'cursors', requirements: cursors },
  { title: 'Searching', file: 'searching', requirements: searching },
  { title: 'Replacing resources', file: 'replacing', requirements: replacing },
  { title: 'Changing resources', file: 'patching', requirements: patching },
  { title: 'What PATCH refuses', file: 'patch-errors', requirements: patchErrors },
  { title: 'What is forgiven', file: 'tolerances', requirements: tolerances },
  { title: 'Deleting resources', file: 'deleting', requirements: deleting },
  { title: 'Entity tags', file: 'versions', requirements: versions },
  { title: 'Bulk requests', file: 'bulk', requirements: bulk },
  { title: 'The alias /Me', file: 'me', requirements: me },
  { title: 'Errors', file: 'errors', requirements: errors },
  { title: 'Directories and persistence', file: 'directories', requirements: directories },
]
