import type { Exchange } from '@pingone-sandbox/contract'
import { control } from '../../lib/control-client.ts'
import { answer } from '../../lib/answer.ts'

/** What was said while something ran, and whether it ended well. */
export interface ObservedTest {
  readonly failure: unknown
  /** The requests of the test with their answers, oldest first: one for a token, where one is needed, and the test itself. */
  readonly exchanges: readonly Exchange[]
}

/** Runs a test of a connection of this name, and reads from the journal what it sent and what came back. */
export async function observeTest(
  connectionName: string,
  run: () => Promise<void>,
): Promise<ObservedTest> {
  const [last] = await newestExchanges(1)
  let failure: unknown
  try {
    await run()
  } catch (error) {
    failure = error
  }
  const exchanges = (await newestExchanges(20))
    .filter(
      ({ seq, purpose, connection, rule }) =>
        seq > (last?.seq ?? 0) &&
        (purpose === 'test' || purpose === 'token') &&
        connection.name === connectionName &&
        rule === undefined,
    )
    .toReversed()
  return { failure, exchanges }
}

const newestExchanges = async (limit: number) =>
  (await control(`/exchanges?limit=${limit}`, answer('exchangePage'))).exchanges
