import { Send } from 'lucide-react'
import { useState } from 'react'
import { failureText } from '../../lib/platform-error.ts'
import { Button } from '../../ui/button.tsx'
import { JsonView } from '../../ui/json-view.tsx'
import layout from '../../ui/layout.module.css'
import { Notice } from '../../ui/notice.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { explainAnswer } from './explain-answer.ts'
import { PathField } from './path-field.tsx'
import { requestTemplates } from './request-templates.ts'
import { SentList } from './sent-list.tsx'
import { useSentRequests } from './sent-requests.ts'
import { type HandMadeRequest, useSendToTarget } from './target-request-queries.ts'
import { TargetStatus } from './target-status.tsx'
import styles from './workbench.module.css'

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const
const methodOptions = methods.map((id) => ({ id, label: id }))

interface Props {
  /** Where to begin. */
  readonly initialPath: string
}

/** Sends any SCIM request to the reference server by hand. */
export function Workbench({ initialPath }: Props) {
  const [request, setRequest] = useState<HandMadeRequest>({
    method: 'GET',
    path: initialPath,
    body: '',
  })
  const history = useSentRequests()
  const { mutate, data: answer, variables: asked, error, isPending } = useSendToTarget()
  const change = (part: Partial<HandMadeRequest>) => setRequest({ ...request, ...part })
  const problem = problemOf(request)

  function send() {
    mutate(request, { onSuccess: ({ status }) => history.remember({ ...request, status }) })
  }

  return (
    <div className={styles.workbench}>
      <form
        className={layout.stack}
        aria-label="Request"
        onSubmit={(event) => {
          event.preventDefault()
          if (problem === undefined && !isPending) send()
        }}
      >
        <SelectField
          label="Template"
          placeholder="Begin with…"
          value={null}
          onChange={(id) => {
            const template = requestTemplates.find((each) => each.id === id)
            if (template !== undefined)
              change({ ...template, path: pathFor(template.path, request.path) })
          }}
          options={requestTemplates}
        />
        <div className={styles.line}>
          <SelectField
            label="Method"
            value={request.method}
            onChange={(method) => change({ method: method as HandMadeRequest['method'] })}
            options={methodOptions}
          />
          <PathField value={request.path} onChange={(path) => change({ path })} />
        </div>
        {request.method !== 'GET' && (
          <TextField
            label="Body"
            value={request.body}
            onChange={(body) => change({ body })}
            error={problem}
            isMultiline
            isCode
          />
        )}
        <div className={layout.row}>
          <Button
            type="submit"
            variant="primary"
            icon={<Send size={16} />}
            isDisabled={isPending || problem !== undefined}
          >
            Send
          </Button>
          <span className={layout.muted}>
            The token is added. Misbehaviours that are on hold here, too.
          </span>
        </div>
      </form>
      <section aria-label="Answer" className={layout.stack}>
        {error !== null && <Notice tone="danger">{failureText(error)}</Notice>}
        {answer !== undefined && asked !== undefined && (
          <>
            <output className={layout.row}>
              <TargetStatus status={answer.status} />
              {explainAnswer(asked, answer)}
            </output>
            <JsonView
              label="Response head"
              text={Object.entries(answer.headers)
                .map(([name, value]) => `${name}: ${value}`)
                .join('\n')}
            />
            {answer.body !== '' && <JsonView label="Response body" text={answer.body} />}
          </>
        )}
        <SentList sent={history.sent} onChoose={setRequest} onForget={history.forget} />
      </section>
    </div>
  )
}

/** The path of a template; a resource that is written already takes the place of the one to be filled in. */
function pathFor(template: string, written: string): string {
  const [endpoint = ''] = template.split('<id>')
  const isOne = template !== endpoint && /^[^/?<]+$/.test(written.slice(endpoint.length))
  return isOne && written.startsWith(endpoint) ? written : template
}

/** Why a request cannot be sent as it stands. */
function problemOf({ method, path, body }: HandMadeRequest): string | undefined {
  if (!path.startsWith('/')) return 'The path begins with a slash: /Users.'
  if (method === 'GET' || body.trim() === '') return undefined
  try {
    JSON.parse(body)
    return undefined
  } catch (error) {
    return `The body is not JSON: ${failureText(error)}.`
  }
}
