import type { Scenario, ScenarioParameter, ScenarioRun } from '@pingone-sandbox/contract'
import { Eye, Play } from 'lucide-react'
import { type ComponentProps, useState } from 'react'
import { Link } from 'react-router'
import { usePaths } from '../../entities/environment/environment-paths.ts'
import { useGroupSearch } from '../../entities/group/group-search.ts'
import { formatCount } from '../../lib/format-count.ts'
import { failureText } from '../../lib/platform-error.ts'
import { Button } from '../../ui/button.tsx'
import { ComboField } from '../../ui/combo-field.tsx'
import layout from '../../ui/layout.module.css'
import { Notice } from '../../ui/notice.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { TextField } from '../../ui/text-field.tsx'
import styles from './scenario-card.module.css'
import { problemOf, readValue } from './scenario-parameters.ts'
import { useRunScenario, useSyncLeft } from '../../entities/sandbox/scenario-queries.ts'

interface Props {
  readonly scenario: Scenario
}

/** A scenario with its parameters and the result of its last run. */
export function ScenarioCard({ scenario }: Props) {
  const { name, title, summary, watch, parameters } = scenario
  const [texts, setTexts] = useState(() => defaultsOf(parameters))
  const run = useRunScenario(name)
  const problems = parameters.map((each) => problemOf(each, texts[each.name] ?? ''))
  const isWrong = problems.some((problem) => problem !== undefined)

  return (
    <li className={styles.card} aria-label={title}>
      <h2>{title}</h2>
      <p>{summary}</p>
      <p className={styles.watch}>
        <Eye size={16} aria-hidden="true" />
        <span>
          <strong>Watch:</strong> {watch}
        </span>
      </p>
      <form
        noValidate
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          if (!isWrong) run.mutate(valuesOf(parameters, texts))
        }}
      >
        {parameters.map((parameter, index) => {
          const field = {
            label: parameter.description,
            value: texts[parameter.name] ?? '',
            onChange: (text: string) => setTexts((now) => ({ ...now, [parameter.name]: text })),
            error: problems[index],
          }
          return namesGroup(parameter) ? (
            <GroupNameField key={parameter.name} {...field} />
          ) : (
            <TextField key={parameter.name} {...field} />
          )
        })}
        <Button
          type="submit"
          variant="primary"
          icon={<Play size={15} />}
          isDisabled={isWrong || run.isPending}
        >
          {run.isPending ? 'Running…' : 'Run'}
        </Button>
      </form>
      {run.error !== null && <Notice tone="danger">{failureText(run.error)}</Notice>}
      {run.data !== undefined && <ScenarioResult run={run.data} />}
    </li>
  )
}

/** The parameters of the scenarios that name a group of the directory. */
const namesGroup = ({ name, type }: ScenarioParameter): boolean =>
  type === 'string' && ['group', 'inner', 'outer', 'from', 'to'].includes(name)

type GroupNameFieldProps = Pick<
  ComponentProps<typeof ComboField>,
  'label' | 'value' | 'onChange' | 'error'
>

/** The name of a group, to be chosen or typed. */
function GroupNameField(props: GroupNameFieldProps) {
  const { groups } = useGroupSearch({ search: '' })
  return (
    <ComboField
      {...props}
      allowsCustomValue
      options={groups.map(({ name }) => ({ id: name, label: name }))}
    />
  )
}

type Texts = Readonly<Record<string, string>>

const defaultsOf = (parameters: readonly ScenarioParameter[]): Texts =>
  Object.fromEntries(parameters.map((each) => [each.name, String(each.default)]))

const valuesOf = (parameters: readonly ScenarioParameter[], texts: Texts) =>
  Object.fromEntries(parameters.map((each) => [each.name, readValue(each, texts[each.name] ?? '')]))

interface ScenarioResultProps {
  readonly run: ScenarioRun
}

/** The steps of a scenario run, and its provisioning progress. */
function ScenarioResult({ run: { steps } }: ScenarioResultProps) {
  const paths = usePaths()
  const left = useSyncLeft()
  if (steps.length === 0)
    return <Notice tone="info">There was no user to change: the directory is unchanged.</Notice>
  return (
    <section className={styles.result} aria-label="Result">
      <div className={layout.spread}>
        <output>
          {left === 0 ? (
            <StatusBadge tone="success">Nothing left to provision</StatusBadge>
          ) : (
            <StatusBadge tone="running">
              {left === undefined ? 'Provisioning' : `${formatCount(left)} left to provision`}
            </StatusBadge>
          )}
        </output>
        <Link to={paths.activity}>See the activity</Link>
      </div>
      {/* What scrolls must be reachable by keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <ol className={styles.steps} tabIndex={0} aria-label="Steps">
        {steps.map(({ summary, subject }, index) => (
          <li key={`${index} ${summary}`}>
            {subject === undefined ? summary : <Link to={paths.about(subject)}>{summary}</Link>}
          </li>
        ))}
      </ol>
    </section>
  )
}
