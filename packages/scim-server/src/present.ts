import type { HttpRequest, HttpResponse } from '@pingone-sandbox/http'
import { createProjection, type AttributeSelection, type Complex } from '@pingone-sandbox/scim'
import type { Stored } from '@pingone-sandbox/store'
import type { ResourceDocument } from './documents.ts'
import type { Endpoint } from './endpoint.ts'
import { composeLinks, formatLocation, type Link, type Site } from './links.ts'
import { formatVersion } from './precondition.ts'
import { receiveSelection } from './receive.ts'
import { respond } from './respond.ts'

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
  const { attribute, end } = endpoint.links
  // A selection asks for links when some part of one would pass through it.
  const isWanted = attribute in choose({ [attribute]: [sampleLink] })
  const ids = isWanted ? stored.map(({ document }) => document.id) : []
  const links = await composeLinks(site, end, ids)
  return stored.map((each) =>
    choose(compose(site, endpoint, each, links.get(each.document.id) ?? [])),
  )
}

/** Answers with one resource, its location and its entity tag. */
export async function respondResource(
  site: Site,
  endpoint: Endpoint,
  stored: StoredResource,
  answer: { readonly status: number; readonly request: HttpRequest },
): Promise<HttpResponse> {
  const selection = receiveSelection(answer.request)
  const [resource = {}] = await presentResources(site, endpoint, [stored], selection)
  const headers = {
    location: formatLocation(site, endpoint.name, stored.document.id),
    etag: formatVersion(stored.version),
  }
  return respond(answer.status, resource, headers)
}

function compose(
  site: Site,
  { name, links: { attribute } }: Endpoint,
  { document, version }: StoredResource,
  links: readonly Link[],
): Complex {
  const { meta, ...attributes } = document
  return {
    ...attributes,
    [attribute]: links,
    meta: {
      ...meta,
      location: formatLocation(site, name, document.id),
      version: formatVersion(version),
    },
  }
}
