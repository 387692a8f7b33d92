import type { Capture } from './capture/captured-request.ts'
import { readBefore } from './claims/user-choices.ts'
import {
  judgeChoices,
  judgeRecords,
  type ChoiceVerdict,
  type RecordVerdict,
} from './claims/verdicts.ts'
import { readCapture } from './read/read-capture.ts'
import { differencesOf, type RequestDifference } from './replay/differences.ts'
import { choicesShown, configurationShown } from './replay/setting.ts'
import type { Situation } from './story/situation.ts'
import { createStory } from './story/story.ts'
import { stripCapture } from './strip/strip-capture.ts'

/** What a capture of a tenant's requests shows of PingOne. Nothing in it is secret or personal. */
export interface CaptureComparison {
  /** The capture without its secrets, and with other names for what is personal. */
  readonly capture: Capture
  readonly choices: readonly ChoiceVerdict[]
  readonly records: readonly RecordVerdict[]
  /** Each request, with what the simulator would send differently in the same situation. */
  readonly requests: readonly ComparedRequest[]
}

export interface ComparedRequest {
  readonly number: number
  /** Where the file has it. */
  readonly where: string
  readonly method: string
  readonly url: string
  readonly status?: number
  readonly situation: Situation['kind']
  readonly differences: readonly RequestDifference[]
}

/**
 * Reads a capture of a real tenant's SCIM requests and compares it with what the simulator sends.
 *
 * `text` is the content of the file: HAR 1.2, events of AWS CloudTrail, or an `.http` file. Throws a `CaptureError` where it cannot
 * be read.
 */
export async function compareCapture(text: string): Promise<CaptureComparison> {
  const capture = stripCapture(readCapture(text))
  const story = createStory(capture.requests)
  const choices = judgeChoices(story)
  const setting = { configuration: configurationShown(story), choices: choicesShown(choices) }
  const requests = await Promise.all(
    story.observations.map(async (observation): Promise<ComparedRequest> => {
      const { number, where, method, url } = observation.request
      return {
        ...{ number, where, method, url },
        ...(observation.status !== undefined && { status: observation.status }),
        situation: observation.situation.kind,
        differences: await differencesOf(observation, {
          ...setting,
          held: readBefore(story, observation),
        }),
      }
    }),
  )
  return { capture, choices, records: judgeRecords(story, choices), requests }
}
