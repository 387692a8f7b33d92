import { afterAll, vi } from 'vitest'

// Files share a worker. What one file leaves in a module of ours, the next one does not meet.
afterAll(() => {
  vi.resetModules()
})
