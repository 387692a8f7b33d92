import { CopyField } from '../../ui/copy-field.tsx'
import { useSession } from '../../entities/environment/session.ts'
import styles from './guide-panel.module.css'

interface Props {
  /** They have been used; from then on they are a line that opens. */
  readonly isUsed: boolean
}

/** What a vendor shows its customer's administrator: where its SCIM server is, and the token for it. */
export function VendorValues({ isUsed }: Props) {
  const { scim, scimToken } = useSession().info
  const values =
    scim === undefined ? (
      <p className={styles.note}>The reference server is off. Use the values of your own.</p>
    ) : (
      <>
        <CopyField label="SCIM Endpoint" value={scim} />
        {scimToken !== undefined && (
          <CopyField label="Oauth Access Token" value={scimToken} isSecret />
        )}
      </>
    )
  return (
    <section className={styles.values} aria-label="From the vendor">
      {isUsed ? (
        <details className={styles.fold}>
          <summary>SCIM Endpoint and token</summary>
          <div className={styles.valueList}>{values}</div>
        </details>
      ) : (
        <div className={styles.valueList}>
          <p className={styles.note}>The vendor gives you these two to paste:</p>
          {values}
        </div>
      )}
    </section>
  )
}
