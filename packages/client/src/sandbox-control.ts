import {
  changePage,
  changeRecord,
  checkRecord,
  type CheckQuery,
  type CheckReportFormat,
  checkRun,
  checkRuns,
  connected,
  type ConnectQuery,
  connectionState,
  connectionStates,
  connectionTestAnswer,
  type ConnectionTestQuery,
  type DeliverySettings,
  entryPage,
  exchange,
  exchangePage,
  failureCatalogue,
  faultReport,
  type FaultInput,
  groupPreview,
  type GroupPreviewQuery,
  health,
  idle,
  lessons,
  type LessonsChange,
  misbehaviourList,
  overview,
  pace,
  type PaceSettings,
  planReport,
  preview,
  type PreviewQuery,
  profile,
  quirks,
  type RehearsalQuery,
  resyncStart,
  retryStart,
  type RetryQuery,
  ruleStates,
  ruleStatus,
  sandboxInfo,
  scenarioList,
  scenarioRun,
  subjectStory,
  type SubjectKey,
  syncedPage,
  syncedSubject,
  targetAnswer,
  targetRequest,
  targetRequestPage,
} from '@pingone-sandbox/contract'
import { ControlError } from './api-error.ts'
import { parseJson, type Schema } from './api-request.ts'
import type { ControlClient } from './control-client.ts'

/** Query parameters of a route, in the words of the documentation of the control API. */
type Query = Readonly<Record<string, string | number | boolean>>

/** The longest that one request waits for the sync, in milliseconds: an answer that takes minutes is given up by `fetch`. */
const longestWaitMs = 60_000

export type SandboxControl = ReturnType<typeof createSandboxControl>

/** The routes of the control API by their names. Each throws a `ControlError`. */
export function createSandboxControl(client: ControlClient) {
  const get = <Value>(path: string, schema: Schema<Value>, query?: Query) =>
    client.read(path + format(query), schema)
  const send =
    (method: 'POST' | 'PUT' | 'PATCH') =>
    <Value>(path: string, schema: Schema<Value>, body?: object) =>
      client.read(path, schema, { method, body })
  const [post, put, patch] = [send('POST'), send('PUT'), send('PATCH')]

  /** Reads an answer that is one at this status, too. */
  async function readAlsoAt<Value>(status: number, path: string, schema: Schema<Value>) {
    const response = await client.request(path)
    const text = await response.text()
    if (response.ok || response.status === status)
      return { isOk: response.ok, value: schema.parse(parseJson(text)) }
    throw new ControlError({ method: 'GET', path }, { status: response.status, text })
  }

  async function readText(path: string): Promise<string> {
    const response = await client.request(path)
    const text = await response.text()
    if (response.ok) return text
    throw new ControlError({ method: 'GET', path }, { status: response.status, text })
  }

  /** Waits so many milliseconds for the sync to have nothing left to do, and returns what is left. */
  async function waitOnce(timeoutMs: number) {
    const { isOk, value } = await readAlsoAt(408, `/idle?timeout=${timeoutMs}ms`, idle)
    return { isIdle: isOk, ...value }
  }

  return {
    // The sandbox
    info: () => get('/info', sandboxInfo),
    /** Whether data can be stored; what keeps it from that is an answer, not an error. */
    health: async () => (await readAlsoAt(503, '/health', health)).value,
    async reset() {
      await client.send('/reset', { method: 'POST' })
    },
    waitOnce,
    /** Resolves once the sync has nothing left to do, and returns whether that was within so many milliseconds. */
    waitForIdle: async (timeoutMs = 600_000): Promise<boolean> => {
      for (let left = timeoutMs; ; left -= longestWaitMs) {
        // oxlint-disable-next-line no-await-in-loop -- one request after the other
        const { isIdle } = await waitOnce(Math.min(Math.max(left, 0), longestWaitMs))
        if (isIdle) return true
        if (left <= longestWaitMs) return false
      }
    },

    // The journal
    changes: (query?: Query) => get('/changes', changePage, query),
    change: (id: string, query?: Query) => get(`/changes/${encode(id)}`, changeRecord, query),
    /** Everything that concerned a user or group, newest first. */
    subjectStory: ({ type, id }: SubjectKey, query?: Query) =>
      get(`/subjects/${type}s/${encode(id)}`, subjectStory, query),
    entries: (query?: Query) => get('/entries', entryPage, query),
    exchanges: (query?: Query) => get('/exchanges', exchangePage, query),
    exchange: (id: string) => get(`/exchanges/${encode(id)}`, exchange),
    /** What each failure cause and each kind of remark means. */
    failures: () => get('/failures', failureCatalogue),
    /** An exchange as a text that sends its request again; `secrets: 'clear'` only for a target on the machine of the sandbox. */
    copyExchange: (id: string, form: 'curl' | 'http' | 'fetch' | 'test', query?: Query) =>
      readText(`/exchanges/${encode(id)}/${form}${format(query)}`),
    /** Sends the request of an exchange again and returns the exchange that came of it. */
    replay: (id: string) => post(`/exchanges/${encode(id)}/replay`, exchange),

    // Rules and connections
    rules: async () => (await get('/rules', ruleStates)).rules,
    ruleStatus: (id: string, query?: Query) =>
      get(`/rules/${encode(id)}/status`, ruleStatus, query),
    synced: (ruleId: string, query?: Query) =>
      get(`/rules/${encode(ruleId)}/synced`, syncedPage, query),
    syncedSubject: (ruleId: string, subjectId: string) =>
      get(`/rules/${encode(ruleId)}/synced/${encode(subjectId)}`, syncedSubject),
    /** Starts a Full Resync and returns the id of its change. */
    resync: async (ruleId: string) =>
      (await post(`/rules/${encode(ruleId)}/resync`, resyncStart)).changeId,
    /** Retries failed users and groups: all, or those that satisfy the criteria. */
    retry: (query: RetryQuery = {}) => post('/retry', retryStart, query),
    /** Retries one user or group where it has failed: under a rule, or under all. */
    retrySubject: ({ type, id }: SubjectKey, query: { readonly ruleId?: string } = {}) =>
      post(`/subjects/${type}s/${encode(id)}/retry`, retryStart, query),
    connections: async () => (await get('/connections', connectionStates)).connections,
    /** *Test Connection*, with a configuration or with that of a saved connection. A test that fails is an answer, not an error. */
    testConnection: (query: ConnectionTestQuery) =>
      post('/connections/test', connectionTestAnswer, query),
    /** Connects a SCIM server and provisions one user into it, or all. */
    connect: (query: ConnectQuery) => post('/connect', connected, query),
    /** How provisioning goes, in figures and in what needs attention. */
    overview: () => get('/overview', overview),
    // Checks of endpoints
    checks: async () => (await get('/checks', checkRuns)).checks,
    /** How far a check is, what it found so far, and its report once it has finished. */
    check: (id: string) => get(`/checks/${encode(id)}`, checkRecord),
    /** Starts a check of an endpoint. */
    startCheck: (query: CheckQuery) => post('/checks', checkRun, query),
    /** The report of a check that has finished, as a text. */
    checkReport: (id: string, format: CheckReportFormat) =>
      readText(`/checks/${encode(id)}/report?format=${format}`),
    /** Makes a running check stop; it cleans up before it ends. */
    stopCheck: (id: string) => client.read(`/checks/${encode(id)}`, checkRun, { method: 'DELETE' }),

    setDelivery: (connectionId: string, settings: DeliverySettings) =>
      patch(`/connections/${encode(connectionId)}/delivery`, connectionState, settings),
    plan: (query: Partial<RehearsalQuery> = {}) => post('/plan', planReport, query),
    preview: (query: PreviewQuery) => post('/preview', preview, query),
    previewGroup: (query: GroupPreviewQuery) => post('/preview/group', groupPreview, query),

    // The pace of the requests of the sync
    pace: () => get('/pace', pace),
    /** Pauses or limits the requests of the sync, or lets some through while paused. */
    setPace: (settings: PaceSettings) => put('/pace', pace, settings),

    // What goes wrong on request
    faults: () => get('/faults', faultReport),
    /** Replaces all faults; with a version, only if it is still that of the set. */
    setFaults: (faults: readonly FaultInput[], version?: number) =>
      put('/faults', faultReport, { faults, ...(version !== undefined && { version }) }),
    async clearFaults() {
      await client.send('/faults', { method: 'DELETE' })
    },
    misbehaviours: async () => (await get('/misbehaviours', misbehaviourList)).misbehaviours,
    setMisbehaviours: async (active: readonly string[]) =>
      (await put('/misbehaviours', misbehaviourList, { active })).misbehaviours,

    // How the simulated client behaves
    profile: () => get('/profile', profile),
    setProfile: (name: string, choices?: Readonly<Record<string, string | boolean>>) =>
      put('/profile', profile, { name, ...(choices && { choices }) }),
    quirks: async () => (await get('/quirks', quirks)).quirks,

    // Scenarios
    scenarios: async () => (await get('/scenarios', scenarioList)).scenarios,
    runScenario: (name: string, parameters: Readonly<Record<string, string | number>> = {}) =>
      post(`/scenarios/${encode(name)}`, scenarioRun, parameters),

    // The guide of the console
    lessons: () => get('/lessons', lessons),
    /** Marks steps of lessons as done, starts lessons, or opens one. */
    changeLessons: (change: LessonsChange) => put('/lessons', lessons, change),

    // The reference server
    targetRequests: (query?: Query) => get('/target-requests', targetRequestPage, query),
    targetRequest: (seq: number) => get(`/target-requests/${seq}`, targetRequest),
    /** Sends a request to the reference server, with its token. */
    sendToTarget: (request: ManualRequest) => post('/target-requests', targetAnswer, request),
    /** Sends a request to the target of a connection, with its credentials. The journal does not record it. */
    sendToTargetOf: (connectionId: string, request: ManualRequest) =>
      post(`/connections/${encode(connectionId)}/target-requests`, targetAnswer, request),
  }
}

/** A request to a target; the path is below its SCIM endpoint. */
export interface ManualRequest {
  readonly method: string
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}

const encode = encodeURIComponent

function format(query: Query = {}): string {
  const parameters = new URLSearchParams(
    Object.entries(query).map(([name, value]) => [name, String(value)]),
  ).toString()
  return parameters === '' ? '' : `?${parameters}`
}
