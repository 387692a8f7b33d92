import { isExpectedMiss, type Exchange } from '@pingone-sandbox/contract'
import { explainAnswer } from '../../entities/target/explain-answer.ts'
import { formatDuration } from '../../lib/format-duration.ts'

/** Describes a request, its subject and its result. */
export function summaryOf(exchange: Exchange): readonly string[] {
  return [
    ...(exchange.replayOf === undefined ? [] : ['A recorded request was sent again.']),
    purposeWords(exchange),
    answerWords(exchange),
    ...(exchange.attempt > 1 ? [`It was attempt ${exchange.attempt}.`] : []),
  ]
}

function purposeWords({ purpose, subject, connection }: Exchange): string {
  const who = subject?.name ?? 'a user or group'
  switch (purpose) {
    case 'lookup':
      return `PingOne searched the target for ${who}, to find out whether it exists already.`
    case 'read':
      return `PingOne read ${who} from the target before changing it.`
    case 'create':
      return `PingOne asked the target to create ${who}.`
    case 'update':
      return `PingOne sent the current values of ${who} to the target.`
    case 'disable':
      return `PingOne set ${who} to inactive at the target.`
    case 'delete':
      return `PingOne asked the target to delete ${who}.`
    case 'add-members':
      return `PingOne added members to ${who} at the target.`
    case 'remove-members':
      return `PingOne removed members from ${who} at the target.`
    case 'token':
      return `PingOne asked for an access token for ${connection.name}.`
    case 'test':
      return `The connection ${connection.name} was tested.`
    case 'check':
      return `PingOne checked the connection ${connection.name}, before anything else was sent for ${who}.`
    case 'probe':
      return `PingOne checked whether ${connection.name} answers again, after too many failures.`
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
