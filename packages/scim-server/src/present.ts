import type { HttpRequest, HttpResponse } from '@pingone-sandbox/http'
import { createProjection, type AttributeSelection, type Complex } from '@pingone-sandbox/scim'
import type { Stored } from '@pingone-sandbox/store'
import type { ResourceDocument } from './documents.ts'
import type { Endpoint } from './endpoint.ts'
import { composeLinks, formatLocation, type Link, type Site } from './links.ts'
import { formatVersion } from './precondition.ts'
import { receiveSelection } from './receive.ts'
import { respondText } from './respond.ts'

const sampleLink: Link = { value: 'id', $ref: 'url', type: 'direct', display: 'name' }

type StoredResource = Stored<ResourceDocument>

/**
 * Makes resources, as clients see them, out of what the store has: with their links, location and version, and only the
 * attributes that are selected. Links that nobody asked for are not read.
 */
export async function presentResources(
  site: Site,
  endpoint: Endpoint,
  stored: readonly StoredResource[],
  selection: AttributeSelection = {},
): Promise<readonly Complex[]> {
  const choose = createProjection(selection, endpoint.type)
  const resources = await composeResources(site, endpoint, stored, choose)
  return resources.map(choose)
}

/** Composes resources out of what the store has, whatever a client may see of them; links only where something chooses them. */
export async function composeResources(
  site: Site,
  endpoint: Endpoint,
  stored: readonly StoredResource[],
  choose?: (resource: Complex) => Complex,
): Promise<readonly Complex[]> {
  const links = await linksOf(site, endpoint, stored, choose)
  return stored.map((each) => compose(site, endpoint, each, links.get(each.id) ?? []))
}

/**
 * Writes resources as JSON, like `presentResources`.
 *
 * What is served whole is not parsed: its text is completed with what the store does not have.
 */
export async function writeResources(
  site: Site,
  endpoint: Endpoint,
  stored: readonly StoredResource[],
  selection: AttributeSelection,
): Promise<readonly string[]> {
  if (!endpoint.isServedWhole || selection.attributes || selection.excludedAttributes) {
    const resources = await presentResources(site, endpoint, stored, selection)
    return resources.map((resource) => JSON.stringify(resource))
  }
  const links = await linksOf(site, endpoint, stored)
  return stored.map((each) => complete(site, endpoint, each, links.get(each.id) ?? []))
}

/** Answers with one resource, its location and its entity tag. */
export async function respondResource(
  site: Site,
  endpoint: Endpoint,
  stored: StoredResource,
  answer: {
    readonly status: number
    readonly request: HttpRequest
    /** The names of the attributes that a write has specified. */
    readonly specified?: ReadonlySet<string>
  },
): Promise<HttpResponse> {
  const selection = { ...receiveSelection(answer.request), specified: answer.specified }
  const [resource = '{}'] = await writeResources(site, endpoint, [stored], selection)
  const location = formatLocation(site, endpoint, stored.id)
  const headers = {
    location,
    // What came back stands for the resource at that place, whatever the request was (RFC 9110 §8.7).
    'content-location': location,
    etag: formatVersion(stored.version),
  }
  return respondText(answer.status, resource, headers)
}

function linksOf(
  site: Site,
  { links }: Endpoint,
  stored: readonly StoredResource[],
  choose?: (resource: Complex) => Complex,
): Promise<ReadonlyMap<string, readonly Link[]>> | ReadonlyMap<string, readonly Link[]> {
  // A selection asks for links when some part of one would pass through it.
  const isWanted =
    links && (!choose || links.attribute in choose({ [links.attribute]: [sampleLink] }))
  return isWanted
    ? composeLinks(
        site,
        links.end,
        stored.map(({ id }) => id),
      )
    : new Map()
}

function compose(
  site: Site,
  endpoint: Endpoint,
  { document, version }: StoredResource,
  links: readonly Link[],
): Complex {
  const { meta, ...attributes } = document
  const location = formatLocation(site, endpoint, document.id)
  return {
    ...attributes,
    ...(endpoint.links && links.length > 0 && { [endpoint.links.attribute]: links }),
    meta: { ...meta, location, version: formatVersion(version) },
  }
}

/** Writes a whole resource: completes the text of its document, in which `meta` comes last. */
function complete(
  site: Site,
  endpoint: Endpoint,
  stored: StoredResource,
  links: readonly Link[],
): string {
  const text = stored.json ?? JSON.stringify(stored.document)
  const location = JSON.stringify(formatLocation(site, endpoint, stored.id))
  const version = JSON.stringify(formatVersion(stored.version))
  const composed =
    endpoint.links && links.length > 0
      ? `,${JSON.stringify(endpoint.links.attribute)}:${JSON.stringify(links)}`
      : ''
  return `${text.slice(0, -'}}'.length)},"location":${location},"version":${version}}${composed}}`
}
