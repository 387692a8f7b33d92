import { expressionFunctions } from '@pingone-sandbox/expression'
import styles from './expression-language.module.css'

const examples: readonly (readonly [expression: string, gives: string])[] = [
  ["user.name.given + ' ' + user.name.family", 'two attributes in one'],
  ["user.title ?: 'Employee'", 'a value for those who have none'],
  ["user.enabled ? 'active' : 'left'", 'one of two'],
  ["#data.containsAny(user.memberOfGroupNames, {'Sales'})", 'whether a group is among the user’s'],
]

/** The operators and functions of an expression, with examples. */
export function ExpressionLanguage() {
  return (
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
        Every operator has a space on each side, and a string is in quotation marks. The functions:
      </p>
      <ul>
        {expressionFunctions.map((signature) => (
          <li key={signature}>
            <code>{signature}</code>
          </li>
        ))}
      </ul>
    </div>
  )
}
