import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import styles from './wizard.module.css'

interface Props {
  readonly title: string
  readonly text: string
  readonly onStartOver: () => void
}

/** Says that a wizard goes on where it was left. */
export function KnownDraftNotice({ title, text, onStartOver }: Props) {
  return (
    <Notice tone="info" title={title}>
      <p>{text}</p>
      <div className={styles.again}>
        <Button size="small" onPress={onStartOver}>
          Start over
        </Button>
      </div>
    </Notice>
  )
}
