import { createSandbox } from 'pingone-sandbox'
import { formatStory, openSandbox, verifyProvisioned } from 'pingone-sandbox/client'
import { expect, it } from 'vitest'

it('provisions a user into the reference server', async () => {
  await using sandbox = await createSandbox({ users: 0, console: false })
  await sandbox.connect(sandbox.urls.scim ?? '', { token: sandbox.token })

  await sandbox.users.create({ username: 'anna', name: { given: 'Anna', family: 'Berg' } })
  await sandbox.waitForIdle()

  const story = await sandbox.storyOf('anna')
  expect(story.links).toMatchObject([{ status: 'SUCCESS', active: true }])
  expect(formatStory(story)).toContain('Outcome: success. Created')
})

it('uses a sandbox that is running already', async () => {
  await using running = await createSandbox({ users: 0, console: false })

  const sandbox = await openSandbox(running.urls.console)
  await sandbox.connect(sandbox.info.scim ?? '', { token: running.token })
  await sandbox.users.create('anna')
  await sandbox.users.disable('anna')

  const expected = { active: false }
  const { pass, message } = await verifyProvisioned(sandbox, { subject: 'anna', expected })
  expect(pass, message()).toBe(true)
})
