import { expect, it, onTestFinished } from 'vitest'
import { createGithubRunner } from './github-runner.ts'
import { runSteps, type Step } from './steps.ts'

async function run(...steps: readonly Step[]) {
  const runner = await createGithubRunner()
  onTestFinished(() => runner[Symbol.dispose]())
  const outcome = await runSteps(steps, runner, {})
  return { ...outcome, log: runner.shown.log }
}

it('gives later steps what a step exports and puts out', async () => {
  const { steps, log } = await run(
    {
      id: 'first',
      run: String.raw`printf 'a=1\nb<<E\n2\n3\nE\n' >> "$GITHUB_OUTPUT"; echo c=4 >> "$GITHUB_ENV"`,
    },
    { run: 'echo "${{ steps.first.outputs.a }} $c ${{ env.c }}"' },
  )
  expect(steps['first']?.outputs).toEqual({ a: '1', b: '2\n3' })
  expect(log).toBe('1 4 4\n')
})

it('skips what follows a failure, unless a condition asks for it', async () => {
  const { status, log } = await run(
    { run: 'false', 'continue-on-error': true },
    { run: 'echo passed; false | true' },
    { run: 'echo reached; false | true', shell: 'bash' },
    { run: 'echo skipped' },
    { run: 'echo failed', if: 'failure()' },
  )
  expect({ status, log }).toEqual({ status: 'failure', log: 'passed\nreached\nfailed\n' })
})

it.each([
  [{ uses: 'actions/checkout@v7' }, 'No commit is named: actions/checkout@v7.'],
  [{ uses: `someone/else@${'0'.repeat(40)}` }, 'This action is not known'],
  [{ uses: 'OWNER/pingone-sandbox@COMMIT' }, 'The action requires the input url.'],
  [{ uses: 'OWNER/pingone-sandbox@COMMIT', with: { ulr: 'a' } }, 'The action has no input ulr.'],
  [{ run: 'true', shell: 'fish' }, 'This shell is not known: fish.'],
  [{ run: 'true', 'working-directory': 'a' }, 'a key that is not known: working-directory.'],
  [{ run: 'echo ${{ inputs.url }}' }, 'Unrecognized named-value'],
  [{ run: 'echo = >> "$GITHUB_OUTPUT"' }, 'This line gives no name a value: ='],
])('refuses the step %j', async (step, message) => {
  await expect(run(step)).rejects.toThrow(message)
})
