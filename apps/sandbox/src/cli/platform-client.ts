import type { SandboxInfo } from '@pingone-sandbox/pingone/contract'
import { SandboxError } from '../errors.ts'
import type { RunningSandbox } from './running-sandbox.ts'

/** What a command needs to know of a rule. */
export interface ListedRule {
  readonly id: string
  readonly name: string
  readonly active: boolean
}

/** Lists the rules of the environment that provisioning is for, over the Platform API as a script would. */
export async function listRules(
  { origin }: RunningSandbox,
  { environmentId, clientId, clientSecret }: SandboxInfo,
): Promise<readonly ListedRule[]> {
  const { access_token: token } = await read<{ access_token: string }>(
    `${origin}/${environmentId}/as/token`,
    {
      method: 'POST',
      headers: { authorization: `Basic ${btoa(`${clientId}:${clientSecret}`)}` },
      body: new URLSearchParams({ grant_type: 'client_credentials' }),
    },
  )
  const rules: ListedRule[] = []
  let next: string | undefined = `${origin}/v1/environments/${environmentId}/propagation/rules`
  while (next !== undefined) {
    const page: RulePage = await read<RulePage>(next, {
      headers: { authorization: `Bearer ${token}` },
    })
    rules.push(...page._embedded.rules)
    next = page._links?.next?.href
  }
  return rules
}

interface RulePage {
  readonly _embedded: { readonly rules: readonly ListedRule[] }
  readonly _links?: { readonly next?: { readonly href: string } }
}

async function read<Answer>(url: string, init: RequestInit): Promise<Answer> {
  const response = await fetch(url, init)
  if (response.ok) return (await response.json()) as Answer
  throw new SandboxError(
    'unreachable',
    `The Platform API answers ${response.status} to ${url}: ${await response.text()}`,
  )
}
