import type { SandboxActions, SubjectReference } from '@pingone-sandbox/client/actions'
import type { Exchange, SubjectStory } from '@pingone-sandbox/contract'
import { formatStory } from '../text/index.ts'
import {
  compareAttributes,
  type Difference,
  type ExpectedAttributes,
} from './compare-attributes.ts'
import { findPlace, readBack, type ReadBack } from './provisioned-resource.ts'

export interface ProvisionedOptions {
  /** The name or id of the connection; needed where the user is provisioned to several. */
  readonly connection?: string
  /** How long to wait for the sync, in milliseconds; 30 000 unless given. */
  readonly timeout?: number
}

/** A user or group, and what its resource at the target is expected to be. */
export interface ProvisionedQuery extends ProvisionedOptions {
  readonly subject: SubjectReference
  readonly expected?: ExpectedAttributes
}

/** A verdict as the matchers of Vitest, Jest and Playwright return it. */
export interface Verdict {
  readonly pass: boolean
  /** Why the assertion fails: of a pass, why its negation does. */
  readonly message: () => string
}

/** So many bodies are shown: of the latest writes, and of the requests that cause failures. */
const shownBodies = 6

/**
 * Tells whether the target has the resource of a user or group, with the expected attributes.
 *
 * Waits until no sync is in progress, and reads the resource back: a write that was answered with success is no evidence. A resource
 * that the target answers with 404, or that PingOne never created, is not provisioned. Throws where nothing can be told: the user is
 * unknown, the sync does not end, the target does not answer.
 */
export async function verifyProvisioned(
  sandbox: SandboxActions,
  { subject, expected = {}, connection, timeout }: ProvisionedQuery,
): Promise<Verdict> {
  await explainWithStory(sandbox, subject, sandbox.waitForIdle(timeout))
  const story = await sandbox.storyOf(subject)
  const place = await findPlace(sandbox, story, connection)
  if (place?.targetId === undefined)
    return failure(
      await reportOf(sandbox, story),
      place
        ? `PingOne knows no resource of it at ${place.connection.name}.`
        : `No rule provisions it${connection === undefined ? '' : ` to ${connection}`}.`,
    )
  const read = await explainWithStory(
    sandbox,
    subject,
    readBack(sandbox, story.subject.type, place),
  )
  return judge(read, expected, await reportOf(sandbox, story))
}

/** What is printed of a story. */
interface Report {
  readonly name: string
  readonly text: string
}

function judge(read: ReadBack, expected: ExpectedAttributes, report: Report): Verdict {
  if (read.resource === undefined) return failure(report, `${read.request}.`)
  const differences = compareAttributes(expected, read.resource)
  if (differences.length > 0)
    return failure(
      report,
      [`${read.request}, and the resource differs:`, ...differences.map(formatDifference)].join(
        '\n',
      ),
    )
  const what = Object.keys(expected).length === 0 ? 'the resource' : `the resource as described`
  return {
    pass: true,
    message: () =>
      `Expected ${report.name} not to be provisioned${Object.keys(expected).length === 0 ? '' : ` with ${JSON.stringify(expected)}`}.\n` +
      `${read.request} with ${what}: ${JSON.stringify(read.resource)}\n\n${report.text}`,
  }
}

const failure = ({ name, text }: Report, why: string): Verdict => ({
  pass: false,
  message: () => `Expected ${name} to be provisioned.\n${why}\n\n${text}`,
})

function formatDifference({ attribute, expected, actual }: Difference): string {
  const has = actual === undefined ? 'the target has no value' : `the target has ${format(actual)}`
  return `  ${attribute}: expected ${format(expected)}, ${has}`
}

const format = (value: unknown): string =>
  value === undefined
    ? 'no value'
    : typeof value === 'object' && value !== null && 'asymmetricMatch' in value
      ? describeMatcher(value)
      : JSON.stringify(value)

/** `StringContaining "anna"`: matchers of Vitest and Jest know their name. */
function describeMatcher(matcher: object): string {
  const sample: unknown = 'sample' in matcher ? matcher.sample : undefined
  const name = Object.prototype.toString.call(matcher).slice(8, -1)
  const kind = 'toString' in matcher ? (matcher as { toString: () => string }).toString() : name
  return sample === undefined ? kind : `${kind} ${JSON.stringify(sample)}`
}

async function reportOf(sandbox: SandboxActions, story: SubjectStory): Promise<Report> {
  const exchanges = await shownExchanges(sandbox, story)
  return {
    name: story.subject.name,
    text: `The story of ${formatStory(story, { exchanges })}`,
  }
}

/** The exchanges whose bodies tell most: the causes of failures, and the latest writes. */
async function shownExchanges(
  { control }: SandboxActions,
  { moments }: SubjectStory,
): Promise<readonly Exchange[]> {
  const works = moments.flatMap(({ rules }) => rules)
  const causes = works.flatMap(({ culprit }) => culprit?.exchangeId ?? [])
  const writes = works
    .flatMap(({ exchanges }) => exchanges.toReversed())
    .filter(({ method }) => method !== 'GET')
    .map(({ id }) => id)
  const ids = [...new Set([...causes, ...writes])].slice(0, shownBodies)
  return Promise.all(ids.map((id) => control.exchange(id)))
}

/** Adds the story to an error, where there is one. */
async function explainWithStory<Value>(
  sandbox: SandboxActions,
  subject: SubjectReference,
  work: Promise<Value>,
): Promise<Value> {
  try {
    return await work
  } catch (error) {
    if (!(error instanceof Error)) throw error
    const report = await sandbox
      .storyOf(subject)
      .then((story) => reportOf(sandbox, story))
      .catch(() => undefined)
    if (report) error.message += `\n\n${report.text}`
    throw error
  }
}
