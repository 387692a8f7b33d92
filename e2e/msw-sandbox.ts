import { http, HttpResponse } from 'msw'
import { setupWorker } from 'msw/browser'
import { sandboxHandlers } from 'pingone-sandbox/msw'

/** Reads the event stream until it has said something, and leaves it. */
async function readStream(path: string, sought: string): Promise<string> {
  const leaving = new AbortController()
  const { body } = await fetch(path, { signal: leaving.signal })
  let text = ''
  const decoder = new TextDecoder()
  const reader = body?.getReader()
  while (reader && !text.includes(sought)) {
    // oxlint-disable-next-line no-await-in-loop -- piece by piece
    const { done, value } = await reader.read()
    if (done) break
    text += decoder.decode(value, { stream: true })
  }
  leaving.abort()
  return text
}

const sandbox = sandboxHandlers()
const worker = setupWorker(...sandbox.handlers)
await worker.start({ onUnhandledFrame: 'error' })
Object.assign(window, { sandbox, worker, http, HttpResponse, readStream })
