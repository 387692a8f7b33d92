import { CopyField } from '../../ui/copy-field.tsx'
import styles from './sample-command.module.css'

interface Props {
  readonly command: string
}

/** A terminal command with the same effect. */
export function SampleCommand({ command }: Props) {
  return (
    <div className={styles.command}>
      <CopyField label="From a terminal" value={command} />
    </div>
  )
}
