import { Send } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { explainAnswer } from '../../entities/target/explain-answer.ts'
import {
  type HandMadeRequest,
  useSendToTarget,
} from '../../entities/target/target-request-queries.ts'
import type { ShownTarget } from '../../entities/target/shown-target.ts'
import { formatCount } from '../../lib/format-count.ts'
import { failureText } from '../../lib/platform-error.ts'
import { createSessionDraft } from '../../lib/session-draft.ts'
import { either, members, oneOf, text } from '../../lib/shape.ts'
import { Button } from '../../ui/button.tsx'
import { classNames } from '../../ui/class-names.ts'
import { JsonView } from '../../ui/json-view.tsx'
import layout from '../../ui/layout.module.css'
import { Notice } from '../../ui/notice.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { PathField } from './path-field.tsx'
import { requestTemplates } from './request-templates.ts'
import { SentList, useSentRequests } from './sent-list.tsx'
import { TargetStatus } from './target-status.tsx'
import styles from './workbench.module.css'

/** The longest body that is shown, in characters. */
const shownBody = 200_000

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const
const methodOptions = methods.map((id) => ({ id, label: id }))

interface Props {
  readonly target: ShownTarget
  /** The initial path; without one the draft is restored. */
  readonly initialPath: string | null
}

/** Sends any SCIM request to a target. */
export function Workbench({ target, initialPath }: Props) {
  const [kept] = useState(() => draftFor(initialPath))
  const [request, setRequest] = useState(kept?.request ?? emptyRequest(initialPath))
  const [templateId, setTemplateId] = useState(kept?.templateId ?? null)
  const [sendCount, setSendCount] = useState(0)
  const answerRef = useRef<HTMLDivElement>(null)
  const history = useSentRequests()
  const { mutate, data: answer, variables: asked, error, isPending } = useSendToTarget(target)
  const change = (part: Partial<HandMadeRequest>) => setRequest({ ...request, ...part })
  const problem = problemOf(request)

  useEffect(
    () => workbenchDraft.keep({ openedAt: initialPath, templateId, request }),
    [initialPath, templateId, request],
  )

  // Beside the guide the answer comes below the request.
  useEffect(() => {
    if (answer !== undefined) answerRef.current?.scrollIntoView({ block: 'nearest' })
  }, [answer])

  function begin(next: HandMadeRequest, template: string | null) {
    setRequest(next)
    setTemplateId(template)
    setSendCount(sendCount + 1)
  }

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
          value={templateId}
          onChange={(id) => {
            const template = requestTemplates.find((each) => each.id === id)
            if (template === undefined) return
            const { method, path, body } = template
            begin({ method, path: pathFor(path, request.path), body }, id)
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
          <PathField target={target} value={request.path} onChange={(path) => change({ path })} />
        </div>
        {request.method !== 'GET' && (
          <TextField
            // Remounted to scroll to the top of a new body.
            key={sendCount}
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
            {target.connectionId === undefined
              ? 'The token is added. Active misbehaviours apply here, too.'
              : `Sent with the credentials of the connection ${target.name}. Faults do not apply.`}
          </span>
        </div>
      </form>
      <section aria-label="Answer" className={layout.stack}>
        {error !== null && <Notice tone="danger">{failureText(error)}</Notice>}
        {answer !== undefined && asked !== undefined && (
          <div ref={answerRef} className={classNames(layout.stack, styles.answer)}>
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
            {answer.note !== undefined && <Notice tone="warning">{answer.note}</Notice>}
            {answer.body.length > shownBody && (
              <Notice tone="info">
                {`The first ${formatCount(shownBody)} of ${formatCount(answer.body.length)} characters are shown.`}
              </Notice>
            )}
            {answer.body !== '' && (
              <JsonView label="Response body" text={answer.body.slice(0, shownBody)} />
            )}
          </div>
        )}
        <SentList
          sent={history.sent}
          onChoose={(again) => begin(again, null)}
          onForget={history.forget}
        />
      </section>
    </div>
  )
}

/** The draft, unless the workbench was opened with a path. */
function draftFor(initialPath: string | null) {
  const draft = workbenchDraft.read()
  return initialPath === null || draft?.openedAt === initialPath ? draft : undefined
}

const emptyRequest = (path: string | null): HandMadeRequest => ({
  method: 'GET',
  path: path ?? '/Users',
  body: '',
})

/** The path of a template, with the id of the current path in place of the placeholder. */
function pathFor(template: string, written: string): string {
  const [endpoint = ''] = template.split('<id>')
  const isOne = template !== endpoint && /^[^/?<]+$/.test(written.slice(endpoint.length))
  return isOne && written.startsWith(endpoint) ? written : template
}

/** The problem of a request; undefined when it can be sent. */
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

const textOrNull = either(text, oneOf([null]))

/** The content of the workbench. */
const workbenchDraft = createSessionDraft(
  'workbench',
  members({
    /** The path that it was opened with. */
    openedAt: textOrNull,
    templateId: textOrNull,
    request: members({
      method: oneOf(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']),
      path: text,
      body: text,
    }),
  }),
)
