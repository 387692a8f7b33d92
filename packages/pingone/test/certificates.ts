import { generate } from 'selfsigned'

const day = 86_400_000

/** A certificate with its private key, both PEM. */
export interface Certificate {
  readonly key: string
  readonly cert: string
}

export interface CertificateOptions {
  /** The host name that it is for; 127.0.0.1 is always another. */
  readonly host?: string
  /** When it ends, in days from now. */
  readonly days?: number
  /** Who signs it; itself unless given. */
  readonly ca?: Certificate
}

/** Makes a server certificate. */
export async function createCertificate({
  host = 'localhost',
  days = 30,
  ca,
}: CertificateOptions = {}): Promise<Certificate> {
  const { private: key, cert } = await generate([{ name: 'commonName', value: host }], {
    keyType: 'ec',
    algorithm: 'sha256',
    notBeforeDate: new Date(Date.now() - 90 * day),
    notAfterDate: new Date(Date.now() + days * day),
    extensions: [
      { name: 'basicConstraints', cA: false },
      { name: 'subjectAltName', altNames: [{ type: 2, value: host }] },
    ],
    ...(ca && { ca }),
  })
  return { key, cert }
}

/** Makes the certificate of a CA. */
export async function createAuthority(): Promise<Certificate> {
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'Test CA' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
    ],
  })
  return { key, cert }
}
