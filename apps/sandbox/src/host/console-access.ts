import type { IncomingMessage } from 'node:http'
import { createHash } from 'node:crypto'
import { isSameSecret } from '@pingone-sandbox/http'
import type { Request, RequestHandler, Response } from 'express'
import { SandboxError } from '@pingone-sandbox/workspace/text'
import { formatError } from '@pingone-sandbox/workspace'
import { interfaceAt, pathOf } from './interface-at.ts'

/** Decides which clients the console and the control API are served to. */
export interface ConsoleAccess {
  readonly handle: RequestHandler
  /** Tells whether a request, or an upgrade, comes from a holder of the token. */
  admits(request: IncomingMessage): boolean
}

/** The header in which scripts send the token where `Authorization` is taken. */
export const consoleTokenHeader = 'x-pingone-sandbox-token'

/** Paths that need no console token: they show no secret, or have their own authentication. */
export function isPublicPath(path: string, basePath: string): boolean {
  return path === `${basePath}/_sandbox/health` || interfaceAt(path, basePath) === 'platform'
}

/**
 * Restricts the console and the control API to clients with the token.
 *
 * A browser gets it as a cookie when it opens any page of the console with `?token=`; a script sends it as a bearer token or in
 * `x-pingone-sandbox-token`. Whether that is asked for does not depend on the Host header, which a client is free to choose.
 */
export function createConsoleAccess(token: string, basePath: string): ConsoleAccess {
  // Named after the token: cookies are shared by all ports of a host, and each of them may have a sandbox.
  const cookie = `pingone-sandbox-${createHash('sha256').update(token).digest('hex').slice(0, 12)}`
  const isToken = (presented: string | undefined) =>
    presented !== undefined && isSameSecret(presented, token)

  function admits({ headers }: IncomingMessage): boolean {
    const bearer = /^bearer +(\S+) *$/i.exec(headers.authorization ?? '')?.[1]
    const header = headers[consoleTokenHeader]
    return (
      cookiesOf(headers.cookie, cookie).some(isToken) ||
      isToken(bearer) ||
      isToken(Array.isArray(header) ? undefined : header)
    )
  }

  return {
    admits,
    handle(request, response, next) {
      const path = pathOf(request.originalUrl)
      if (isPublicPath(path, basePath)) return next()
      const name = interfaceAt(path, basePath)
      const { url, presented } = takeToken(request)
      if (name === 'console' && presented !== undefined) {
        if (!isToken(presented)) return refusePage(response)
        response.cookie(cookie, token, {
          ...{ httpOnly: true, sameSite: 'strict' },
          path: basePath || '/',
        })
        return openPage(response, url)
      }
      if (admits(request)) return next()
      return name === 'control' ? refuseCall(response) : refusePage(response)
    },
  }
}

function cookiesOf(header: string | undefined, name: string): readonly string[] {
  return (header ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1))
}

/** Takes the token out of an address; `url` is what remains, without scheme and host. */
function takeToken({ originalUrl }: Request): { url: string; presented: string | undefined } {
  const [, search = ''] = /\?(.*)$/s.exec(originalUrl) ?? []
  const query = new URLSearchParams(search)
  const presented = query.get('token') ?? undefined
  query.delete('token')
  // Two slashes at the beginning would lead to another host, and a backslash is a slash to browsers.
  const path = pathOf(originalUrl).replace(/^[/\\]+/, '/')
  return { url: query.size > 0 ? `${path}?${query.toString()}` : path, presented }
}

/**
 * Goes on to the page without the token in its address.
 *
 * By a page of its own and not by a redirect: a browser that came from another site sends no `SameSite=Strict` cookie along a
 * redirect.
 */
function openPage(response: Response, url: string): void {
  sendPage(response.status(200), `<meta http-equiv="refresh" content="0; url=${escape(url)}">`, [
    `<a href="${escape(url)}">Open the console</a>`,
  ])
}

function refusePage(response: Response): void {
  sendPage(response.status(401), '', [
    'This console is open to holders of its token alone.',
    'Open it with the address that the sandbox has printed at its start; it ends with <code>?token=…</code>.',
    'If this browser has done so before, <a href="">open this page again</a>.',
  ])
}

function sendPage(response: Response, head: string, paragraphs: readonly string[]): void {
  const body = paragraphs.map((paragraph) => `<p>${paragraph}</p>`).join('\n')
  response
    .set('cache-control', 'no-store')
    .type('html')
    .send(`<!doctype html>\n<title>PingOne Sandbox</title>\n${head}\n${body}\n`)
}

function refuseCall(response: Response): void {
  const { status, headers, body } = formatError(
    new SandboxError(
      'unauthorized',
      'The control API needs the console token.',
      `Send it as "Authorization: Bearer …" or "${consoleTokenHeader}: …"; the sandbox has printed it at its start. Commands take it with --url http://…/?token=… or from PINGONE_SANDBOX_CONSOLE_TOKEN.`,
    ),
    { 'www-authenticate': 'Bearer realm="console"', 'cache-control': 'no-store' },
  )
  response.status(status).set(headers).send(body)
}

const escape = (text: string) =>
  text.replaceAll(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
