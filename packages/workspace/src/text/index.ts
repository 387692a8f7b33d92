export { parseDuration } from './duration.ts'
export { describeEntry, type EntryLine, type EntryTone, formatEntryLine } from './entry-line.ts'
export { formatStory, type StoryOptions } from './format-story.ts'
export { assertOptions } from './assert-options.ts'
export { nearestName, suggestName } from './nearest-name.ts'
export { SandboxError, type SandboxErrorCode } from './sandbox-error.ts'
export {
  clip,
  columnsOf,
  createPaint,
  fit,
  type Paint,
  printable,
  type Style,
  wrap,
} from './terminal-text.ts'
