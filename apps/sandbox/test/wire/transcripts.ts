import { join } from 'node:path'
import { profileNames } from '@pingone-sandbox/pingone'
import { deliveryScenes, tokenScenes } from './delivery-scenes.ts'
import { groupScenes } from './group-scenes.ts'
import { tokenPath } from '../gateway.ts'
import { formatHttpFile } from './http-file.ts'
import { resyncScenes } from './resync-scenes.ts'
import { playScene, type Scene, type Stage } from './stage.ts'
import { userScenes } from './user-scenes.ts'

/** Where the transcripts are kept. */
export const transcriptFolder = join(import.meta.dirname, '../../../../fixtures/wire')

/** One transcript to be written: a scene on a stage. */
export interface Recording {
  /** Below the folder of the transcripts. */
  readonly file: string
  readonly scene: Scene
  readonly stage: Stage & { readonly setting: string }
}

const scenes = { ...userScenes, ...groupScenes, ...resyncScenes, ...deliveryScenes }
const allScenes = { ...scenes, ...tokenScenes }
type SceneName = keyof typeof allScenes

/** Stages beside the profiles, each with the scenes in which it differs. */
const variants: readonly (Stage & {
  readonly folder: string
  readonly setting: string
  readonly scenes: readonly SceneName[]
})[] = [
  choice('userPutBody=mapped', ['update-user', 'disable-user', 'missing-user']),
  choice('groupLookup=list', ['create-group']),
  choice('groupCreateMembers=afterwards', ['create-group']),
  choice('groupNameEncoding=latin-1', ['create-group']),
  choice('filterEncoding=plus', ['create-user', 'create-group']),
  choice('userAgent=generic', ['create-user']),
  choice('multipleMatches=fail', ['several-matches']),
  choice('createConflict=link', ['create-conflict']),
  choice('missingLink=fail', ['missing-user']),
  choice('createdCheck=read', ['create-user', 'create-group']),
  choice('resyncRead=by-filter', ['full-resync']),
  choice('resyncRead=list', ['full-resync', 'full-resync-after-drift']),
  choice('resyncReads=every-resync', ['enable-rule']),
  choice('secondEmail=kept', ['fill-second-email']),
  choice('groupPatchMembers=unlimited', ['add-many-members']),
  choice('retries=none', ['retry-after']),
  choice('schemaUrns=of-1.1', ['create-user', 'update-user']),
  choice('connectionCheck=get-user-0', ['test-connection']),
  choice('checkBeforeEachOperation=on', ['create-user', 'delete-group']),
  choice('connectionCheck=get-user-0,checkBeforeEachOperation=on', ['create-user', 'update-user']),
  connection('work-email', () => ({ UNIQUE_USER_IDENTIFIER: 'workEmail' }), ['create-user']),
  connection('scim-1.1', () => ({ SCIM_VERSION: '1.1' }), [
    'create-user',
    'update-user',
    'add-member',
  ]),
  connection('no-authentication', () => ({ AUTHENTICATION_METHOD: 'None' }), ['create-user']),
  connection(
    'basic-authentication',
    () => ({
      AUTHENTICATION_METHOD: 'Basic Authentication',
      AUTHORIZATION_TYPE: 'Basic',
      BASIC_AUTH_USER: 'pingone',
      BASIC_AUTH_PASSWORD: 'correct-horse-battery-staple',
    }),
    ['create-user'],
  ),
  connection(
    'client-credentials',
    (gateway) => ({
      AUTHENTICATION_METHOD: 'OAuth 2 Client Credentials',
      AUTHORIZATION_TYPE: 'OAuth Client Credentials',
      OAUTH_TOKEN_REQUEST: gateway + tokenPath,
      OAUTH_CLIENT_ID: 'pingone',
      OAUTH_CLIENT_SECRET: 'correct-horse-battery-staple',
    }),
    ['create-user', 'renew-token'],
  ),
  connection(
    'custom-header',
    () => ({
      AUTHORIZATION_TYPE: 'Custom',
      CUSTOM_HEADER: 'ApiKey correct-horse-battery-staple',
    }),
    ['create-user'],
  ),
]

/** Every transcript there is. */
export const recordings: readonly Recording[] = [
  ...profileNames.flatMap((profile) =>
    Object.entries(scenes).map(([name, scene]) => ({
      file: `${profile}/${name}.http`,
      scene,
      stage: { profile, setting: `profile: ${profile}` },
    })),
  ),
  ...variants.flatMap(({ folder, scenes: names, ...stage }) =>
    names.map((name) => ({ file: `${folder}/${name}.http`, scene: allScenes[name], stage })),
  ),
]

/** Plays the scene, and writes down what was sent. */
export async function record({ scene, stage }: Recording): Promise<string> {
  const entries = await playScene(scene, stage)
  return formatHttpFile({ title: scene.title, setting: stage.setting, entries })
}

function choice(difference: string, names: readonly SceneName[]) {
  const profile = `current,${difference}`
  return { folder: difference, profile, setting: `profile: ${profile}`, scenes: names }
}

function connection(
  folder: string,
  configuration: NonNullable<Stage['configuration']>,
  names: readonly SceneName[],
) {
  return {
    folder,
    profile: 'current',
    setting: `profile: current, connection: ${folder}`,
    configuration,
    scenes: names,
  }
}
