import type { IncomingMessage } from 'node:http'
import { pathBelow, RequestError } from '@pingone-sandbox/http'
import { isForeign } from '@pingone-sandbox/http/express'
import { pathOf } from './interface-at.ts'

/**
 * Checks a request to Vite; returns the refusal, or undefined to let Vite answer it.
 *
 * A GET is no safe request here: one of Vite's paths starts the editor, others run code of plugins. So a page of another origin
 * may lead a person to a page of the console, and start nothing else. The path that starts the editor is for the console's own
 * pages alone, so a request has to say that it comes from there.
 *
 * @see {@link https://www.w3.org/TR/fetch-metadata/ Fetch Metadata}
 */
export function judgeViteRequest(
  request: IncomingMessage,
  basePath: string,
): RequestError | undefined {
  const { url = '/' } = request
  if (!url.startsWith('/')) return new RequestError(400, 'The address must begin with a slash.')
  const path = pathBelow(pathOf(url), basePath)
  if (path === undefined) return new RequestError(404, `Everything here is below ${basePath}.`)
  const site = request.headers['sec-fetch-site']
  if (/^\/+__open-in-editor/i.test(path) && site !== 'same-origin')
    return new RequestError(403, 'Only a page of the console may open the editor.')
  if (!isForeign(request) || isNavigation(request, path)) return undefined
  return new RequestError(403, 'Another origin may open pages of the console and nothing else.')
}

/** Judges an upgrade in watch mode: Vite's own have one path and name their protocol. */
export function isViteUpgrade(
  { method, url = '/', headers }: IncomingMessage,
  basePath: string,
): boolean {
  const protocol = headers['sec-websocket-protocol'] ?? ''
  return (
    method === 'GET' &&
    headers.upgrade?.toLowerCase() === 'websocket' &&
    headers['sec-websocket-key'] !== undefined &&
    pathOf(url) === `${basePath}/` &&
    ['vite-hmr', 'vite-ping'].includes(protocol)
  )
}

function isNavigation({ method = '', headers }: IncomingMessage, path: string): boolean {
  return (
    ['GET', 'HEAD'].includes(method) &&
    headers['sec-fetch-mode'] === 'navigate' &&
    headers['sec-fetch-dest'] === 'document' &&
    isPage(path)
  )
}

/** A page of the console has neither a name of Vite's (`/@fs/…`, `/__…`) nor that of a source. */
function isPage(path: string): boolean {
  const [first, ...others] = path.split('/').slice(1).map(decode)
  return (
    first !== undefined &&
    /^[\w-]*$/.test(first) &&
    !first.startsWith('__') &&
    !['src', 'node_modules'].includes(first.toLowerCase()) &&
    others.every((segment) => segment !== undefined && !/^\.{0,2}$/.test(segment))
  )
}

function decode(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment)
  } catch {
    return undefined
  }
}
