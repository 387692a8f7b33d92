import { pingOneCollections } from '@pingone-sandbox/pingone'
import type { Collection } from '@pingone-sandbox/store'
import { lessonCollection } from './guide/lesson-progress.ts'

/** The collections that the store of a workspace's tenant is opened with. */
export const workspaceCollections: readonly Collection[] = [...pingOneCollections, lessonCollection]
