import type { HttpRequest, HttpResponse } from '@pingone-sandbox/http'
import { createProjection, type AttributeSelection, type Complex } from '@pingone-sandbox/scim'
import type { Stored } from '@pingone-sandbox/store'
import type { ResourceDocument } from '../directory/documents.ts'
import type { Endpoint } from '../directory/endpoint.ts'
import { formatLocation, type Site } from '../directory/location.ts'
import { composeLinks } from '../membership/links.ts'
import { type Link } from '../membership/composed-links.ts'
import { type ComposedLinks } from '../membership/composed-links.ts'
import { receiveSelection } from '../request/receive.ts'
import { respondText } from '../response/respond.ts'
import { formatVersion } from '../versions/entity-tag.ts'

const sampleLink: Link = { value: 'id', $ref: 'url', type: 'direct', display: 'name' }

const unlinked: ComposedLinks = { links: [], unversioned: [] }

type StoredResource = Stored<ResourceDocument>

/** Composes resources, secrets included, from their documents. Reads links only if `choose` keeps them. */
export async function composeResources(
  site: Site,
  endpoint: Endpoint,
  stored: readonly StoredResource[],
  choose?: (resource: Complex) => Complex,
): Promise<readonly Complex[]> {
  const links = await linksOf(site, endpoint, stored, choose)
  return stored.map((each) => compose(site, endpoint, each, links.get(each.id) ?? unlinked))
}

/**
 * Writes resources as JSON for clients: with links, location and version, and only the selected attributes. Does not read links that
 * are not selected.
 *
 * A resource that is returned whole is not parsed: its stored text is completed.
 */
export async function writeResources(
  site: Site,
  endpoint: Endpoint,
  stored: readonly StoredResource[],
  selection: AttributeSelection,
): Promise<readonly string[]> {
  const written = await writeTagged(site, endpoint, stored, selection)
  return written.map(({ text }) => text)
}

/** A resource as JSON, and its entity tag, which `meta` may omit. */
interface Tagged {
  readonly text: string
  readonly etag: string
}

async function writeTagged(
  site: Site,
  endpoint: Endpoint,
  stored: readonly StoredResource[],
  selection: AttributeSelection,
): Promise<readonly Tagged[]> {
  const isWhole = endpoint.isServedWhole && !selection.attributes && !selection.excludedAttributes
  const choose = isWhole ? undefined : createProjection(selection, endpoint.type)
  const links = await linksOf(site, endpoint, stored, choose)
  return stored.map((each) => {
    const own = links.get(each.id) ?? unlinked
    const text = choose
      ? JSON.stringify(choose(compose(site, endpoint, each, own)))
      : complete(site, endpoint, each, own)
    return { text, etag: formatVersion(each.version, own.unversioned) }
  })
}

/** Answers with one resource, its location and its entity tag. */
export async function respondResource(
  site: Site,
  endpoint: Endpoint,
  stored: StoredResource,
  answer: {
    readonly status: number
    readonly request: HttpRequest
    /** Finds the names of the attributes that a write has specified; called where some attribute is returned on request. */
    readonly specified?: () => ReadonlySet<string>
  },
): Promise<HttpResponse> {
  const specified = endpoint.isServedWhole ? undefined : answer.specified?.()
  const selection = { ...receiveSelection(answer.request), specified }
  const [written] = await writeTagged(site, endpoint, [stored], selection)
  const { text = '{}', etag = formatVersion(stored.version) } = written ?? {}
  const location = formatLocation(site, endpoint, stored.id)
  const headers = {
    location,
    // The body represents the resource at this location, whatever the method was (RFC 9110 §8.7).
    'content-location': location,
    etag,
  }
  return respondText(answer.status, text, headers)
}

function linksOf(
  site: Site,
  { links }: Endpoint,
  stored: readonly StoredResource[],
  choose?: (resource: Complex) => Complex,
): Promise<ReadonlyMap<string, ComposedLinks>> | ReadonlyMap<string, ComposedLinks> {
  // Links are needed when the selection keeps any part of a sample link.
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
  { links, unversioned }: ComposedLinks,
): Complex {
  const { meta, ...attributes } = document
  const location = formatLocation(site, endpoint, document.id)
  return {
    ...attributes,
    ...(endpoint.links && links.length > 0 && { [endpoint.links.attribute]: links }),
    meta: { ...meta, location, version: formatVersion(version, unversioned) },
  }
}

/** Writes a whole resource: completes the text of its document, in which `meta` is the last member. */
function complete(
  site: Site,
  endpoint: Endpoint,
  stored: StoredResource,
  { links, unversioned }: ComposedLinks,
): string {
  const text = stored.json ?? JSON.stringify(stored.document)
  const location = JSON.stringify(formatLocation(site, endpoint, stored.id))
  const version = JSON.stringify(formatVersion(stored.version, unversioned))
  const composed =
    endpoint.links && links.length > 0
      ? `,${JSON.stringify(endpoint.links.attribute)}:${JSON.stringify(links)}`
      : ''
  return `${text.slice(0, -'}}'.length)},"location":${location},"version":${version}}${composed}}`
}
