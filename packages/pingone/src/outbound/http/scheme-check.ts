/** How long a verdict on a port holds, in milliseconds. */
const holdsFor = 60_000

/**
 * Tells whether a port where a request over http was cut off speaks TLS: most TLS servers close such a connection without a word.
 *
 * A port is tried once a minute at most, so that a target which resets connections does not get a handshake for each of them.
 */
export function createSchemeCheck(
  speaksTls: (url: URL) => Promise<boolean>,
): (url: URL) => Promise<boolean> {
  const verdicts = new Map<string, { readonly until: number; readonly verdict: Promise<boolean> }>()
  return (url) => {
    const now = performance.now()
    const known = verdicts.get(url.host)
    if (known && known.until > now) return known.verdict
    const verdict = speaksTls(url)
    verdicts.set(url.host, { until: now + holdsFor, verdict })
    return verdict
  }
}
