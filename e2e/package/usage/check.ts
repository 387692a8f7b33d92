import assert from 'node:assert/strict'
import { createSandbox } from 'pingone-sandbox'
import { checkEndpoint, CheckError, type CheckReport } from 'pingone-sandbox/check'

const sandbox = await createSandbox({ users: 0, console: false })
const { urls, token } = sandbox
const report: CheckReport = await checkEndpoint(urls.scim ?? '', { token, only: ['connection'] })
assert.equal(report.verdict, 'works')
await sandbox.close()
await assert.rejects(checkEndpoint(urls.scim ?? '', { token, only: ['connection'] }), CheckError)
