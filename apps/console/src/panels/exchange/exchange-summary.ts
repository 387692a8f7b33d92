import { isExpectedMiss, type Exchange } from '@pingone-sandbox/contract'
import { explainAnswer } from '../../entities/target/explain-answer.ts'
import { formatDuration } from '../../lib/format-duration.ts'

/** Says in plain words what was sent, for whom, and what came of it. */
export function summaryOf(exchange: Exchange): readonly string[] {
  return [
    ...(exchange.replayOf === undefined ? [] : ['Somebody sent a recorded request again.']),
    purposeWords(exchange),
    answerWords(exchange),
    ...(exchange.attempt > 1 ? [`It was attempt ${exchange.attempt}.`] : []),
  ]
}

function purposeWords({ purpose, subject, connection }: Exchange): string {
  const who = subject?.name ?? 'somebody'
  switch (purpose) {
    case 'lookup':
      return `PingOne looked for ${who} at the target, to find out whether it is there already.`
    case 'read':
      return `PingOne read ${who} as the target holds it, before changing it.`
    case 'create':
      return `PingOne asked the target to create ${who}.`
    case 'update':
      return `PingOne told the target what ${who} looks like now.`
    case 'disable':
      return `PingOne told the target that ${who} is no longer active.`
    case 'delete':
      return `PingOne asked the target to delete ${who}.`
    case 'add-members':
      return `PingOne added members to ${who} at the target.`
    case 'remove-members':
      return `PingOne removed members from ${who} at the target.`
    case 'token':
      return `PingOne asked for an access token for ${connection.name}.`
    case 'test':
      return `Somebody tested the connection ${connection.name}.`
    case 'check':
      return `PingOne checked the connection ${connection.name}, before anything else was sent for ${who}.`
    case 'probe':
      return `PingOne tried whether ${connection.name} answers again, after it had failed too often.`
  }
}

function answerWords(exchange: Exchange): string {
  const { request, response, failure, durationMs, purpose } = exchange
  if (response === undefined)
    return `No answer came. ${failure?.message ?? 'The reason is unknown.'}`
  const answered = `The answer was ${response.status}, after ${formatDuration(durationMs)}.`
  if (purpose === 'token') return answered
  if (isExpectedMiss(exchange))
    return `${answered} That is what the connection check expects: no target has a user 0.`
  const { method, url: path } = request
  return `${answered} ${explainAnswer({ method, path }, response)}`
}
