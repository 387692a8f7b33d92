import { expressionFunctions } from '@pingone-sandbox/expression'
import { Expander } from '../../../ui/expander.tsx'
import styles from './expression-help.module.css'

const examples: readonly (readonly [expression: string, gives: string])[] = [
  ["user.name.given + ' ' + user.name.family", 'two attributes in one'],
  ["user.title ?: 'Employee'", 'a value for those who have none'],
  ["user.enabled ? 'active' : 'left'", 'one of two'],
  ["#data.containsAny(user.memberOfGroupNames, {'Sales'})", 'whether a group is among the user’s'],
]

/** Help with expressions. */
export function ExpressionHelp() {
  return (
    <Expander summary="What an expression can say">
      {() => (
        <div className={styles.help}>
          <dl>
            {examples.map(([expression, gives]) => (
              <div key={expression}>
                <dt>
                  <code>{expression}</code>
                </dt>
                <dd>{gives}</dd>
              </div>
            ))}
          </dl>
          <p>
            Every operator has a space on each side, and a string is in quotation marks. The
            functions:
          </p>
          <ul>
            {expressionFunctions.map((signature) => (
              <li key={signature}>
                <code>{signature}</code>
              </li>
            ))}
          </ul>
        </div>
      )}
    </Expander>
  )
}
