import { type CleanUp, cleanUp } from './run/clean-up.ts'
import { openCleaning } from './run/cleaning-connection.ts'
import { probeEndpoint } from './run/probe-endpoint.ts'
import type { CheckHost, EndpointOptions } from './run/options.ts'
import { connectionOf, openSession } from './run/session.ts'

/**
 * Removes what runs of `check` have left at an endpoint, found by the marker. Returns what could not be removed.
 *
 * Throws a `CheckError` where nothing answers as SCIM.
 */
export async function cleanEndpoint(
  url: string,
  options: EndpointOptions,
  host: CheckHost,
): Promise<CleanUp> {
  const session = openSession(url, options, host)
  await using cleaning = await openCleaning(connectionOf(session))
  await probeEndpoint(cleaning.endpoint)
  return await cleanUp(cleaning.endpoint, session.made)
}
