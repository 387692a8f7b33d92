import {
  connectionFieldOf,
  type ConnectionKey,
  keysOfPart,
  keysUnder,
  managedHelp,
  managedLabel,
} from '@pingone-sandbox/contract'
import { Wand2 } from 'lucide-react'
import { useRef } from 'react'
import { type Control, useController, useWatch } from 'react-hook-form'
import type { ConnectionForm } from '../../entities/connection/connection-form.ts'
import { spellingOf } from '../../entities/connection/filter-spelling.ts'
import { FormSwitch } from '../../patterns/form/form-switch.tsx'
import { Button } from '../../ui/button.tsx'
import { focusField } from '../../ui/focus.ts'
import { HelpTip } from '../../ui/help-tip.tsx'
import layout from '../../ui/layout.module.css'
import { Notice } from '../../ui/notice.tsx'
import { SandboxAddition } from '../../ui/sandbox-addition.tsx'
import { useInSight } from '../../ui/use-in-sight.ts'
import { ConfigurationField } from './configuration-field.tsx'
import { filterProblems } from './filter-lint.ts'
import styles from './preferences-fields.module.css'
import { lazyCode } from '../../lib/patient-code.ts'

// Its field searches, which weighs more than the form; it is fetched once the reader has come this far.
const FilterPreview = lazyCode(async () => (await import('./filter-preview.tsx')).FilterPreview)

interface Props {
  readonly control: Control<ConnectionForm>
}

const groupKeys = keysOfPart('groups').filter((key) => !connectionFieldOf(key)?.hasNoEffect)
const actions = keysOfPart('actions').filter((key) => connectionFieldOf(key)?.under === undefined)

/** How users and groups are matched, and which actions are allowed. */
export function PreferencesFields({ control }: Props) {
  const { field } = useController({ control, name: 'configuration.USER_FILTER' })
  const identifier = useWatch({ control, name: 'configuration.UNIQUE_USER_IDENTIFIER' })
  const filter = String(field.value ?? '')
  const root = useRef<HTMLDivElement>(null)
  const [preview, isPreviewSeen] = useInSight()

  function repair(expression: string) {
    field.onChange(expression)
    // The button is removed with the advice.
    focusField(root.current, field.name)
  }

  return (
    <div ref={root} className={layout.stack}>
      <div className={styles.matching}>
        <ConfigurationField control={control} field="USER_FILTER" />
        <ConfigurationField control={control} field="UNIQUE_USER_IDENTIFIER" />
      </div>
      <SandboxAddition>
        <FilterAdvice expression={filter} onRepair={repair} />
        <div ref={preview}>
          {isPreviewSeen && <FilterPreview expression={filter} identifier={String(identifier)} />}
        </div>
      </SandboxAddition>
      <ConfigurationField control={control} field="SCHEMA_EXTENSION_URNS" />
      {groupKeys.map((key) => (
        <ConfigurationField key={key} control={control} field={key} />
      ))}
      <h4 className={styles.heading}>Users Actions</h4>
      {actions.map((key) => (
        <Action key={key} control={control} field={key} />
      ))}
    </div>
  )
}

interface ActionProps extends Props {
  readonly field: ConnectionKey
}

/** The switch of an action, and under it what belongs to it. */
function Action({ control, field: key }: ActionProps) {
  const under = keysUnder(key)
  return (
    <div className={styles.action}>
      <ConfigurationField control={control} field={key} />
      {under.length > 0 && (
        <div className={styles.under}>
          {under.map((each) => (
            <ConfigurationField key={each} control={control} field={each} />
          ))}
          {key === 'DEPROVISION_USERS' && (
            <FormSwitch
              control={control}
              name="managed"
              label={managedLabel}
              tip={<HelpTip about={managedLabel}>{managedHelp}</HelpTip>}
            />
          )}
        </div>
      )}
    </div>
  )
}

interface FilterAdviceProps {
  readonly expression: string
  /** Replaces the expression. */
  readonly onRepair: (expression: string) => void
}

/** Explains a filter expression that some servers refuse or misread; a button fixes its spelling. */
function FilterAdvice({ expression, onRepair }: FilterAdviceProps) {
  const { canonical, hasUnusualAttribute, hasUnusualOperator } = spellingOf(expression)
  const problems = filterProblems(expression)
  const isUnusual = hasUnusualOperator || hasUnusualAttribute
  return (
    <>
      {problems.length > 0 && (
        <Notice tone="warning" title="This filter will not find the right user">
          {problems.map((problem) => (
            <p key={problem}>{problem}</p>
          ))}
        </Notice>
      )}
      {isUnusual && (
        <Notice tone="warning" title={`Write ${canonical} instead`}>
          <p>
            RFC 7644 ignores the case of names and operators. Many servers do not: they find no
            user, and PingOne creates the user again.
          </p>
          <div className={styles.repair}>
            <Button size="small" icon={<Wand2 size={14} />} onPress={() => onRepair(canonical)}>
              Change it
            </Button>
          </div>
        </Notice>
      )}
    </>
  )
}
