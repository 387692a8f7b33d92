import type { TransportFailure } from '../../wire/transport.ts'

/** What is wrong with a certificate, by the code of Node. */
const certificateFaults: Readonly<Record<string, string>> = {
  DEPTH_ZERO_SELF_SIGNED_CERT: 'is self-signed',
  SELF_SIGNED_CERT_IN_CHAIN: 'is signed by a CA that this machine does not know',
  UNABLE_TO_GET_ISSUER_CERT:
    'is signed by a CA that this machine does not know, or an intermediate certificate is missing',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY:
    'is signed by a CA that this machine does not know, or an intermediate certificate is missing',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE:
    'is signed by a CA that this machine does not know, or an intermediate certificate is missing',
  CERT_UNTRUSTED: 'is signed by a CA that this machine does not trust',
  INVALID_CA: 'is signed by a certificate that is not one of a CA',
  CERT_HAS_EXPIRED: 'has expired',
  CERT_NOT_YET_VALID: 'is not valid yet',
  CERT_REVOKED: 'is revoked',
  CERT_CHAIN_TOO_LONG: 'has too long a chain',
  CERT_SIGNATURE_FAILURE: 'has a wrong signature',
  INVALID_PURPOSE: 'is not meant for servers',
}

/** What a server says when it ends a TLS handshake, by a part of the code of OpenSSL. */
const handshakeFaults: readonly (readonly [RegExp, string])[] = [
  [
    /CERTIFICATE_REQUIRED|BAD_CERTIFICATE/,
    'the server asks for a client certificate, and PingOne sends none',
  ],
  [/PROTOCOL_VERSION|UNSUPPORTED_PROTOCOL/, 'the two have no version of TLS in common'],
  [/UNRECOGNIZED_NAME/, 'the server does not serve this host name'],
  [/HANDSHAKE_FAILURE|NO_SHARED_CIPHER/, 'the two have no cipher in common'],
  [
    /DH_KEY_TOO_SMALL|EE_KEY_TOO_SMALL|CA_KEY_TOO_SMALL|CA_MD_TOO_WEAK/,
    'the key or the signature of its certificate is too weak',
  ],
]

/** Remedies that hold for every certificate which this machine does not trust. */
const remedy =
  'Accept it with the delivery setting acceptCertificate of the connection, or let NODE_EXTRA_CA_CERTS name a PEM file with its CA when the sandbox starts.'

/** Says in words why no TLS connection came about; undefined when the failure is another one. */
export function explainTls(error: unknown, url: URL): TransportFailure | undefined {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const certificate = code === 'ERR_TLS_CERT_ALTNAME_INVALID' ? namesOf(error) : undefined
  const fault = certificate ?? certificateFaults[code]
  if (fault !== undefined)
    return {
      code: 'certificate',
      message: `The certificate that ${url.host} shows ${fault}. ${remedy}`,
    }
  if (!/^ERR_SSL_|^ERR_TLS_|^EPROTO$|CERT/.test(code)) return undefined
  // An answer in plain HTTP, read as TLS, has the wrong version or an impossible length.
  if (
    /WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG|HTTP_REQUEST|INVALID_RECORD|UNKNOWN_PROTOCOL/.test(
      code,
    )
  )
    return {
      code: 'scheme',
      message: `${url.host} does not speak TLS, and the address begins with https://. Wrong scheme? It may be http://.`,
    }
  const reason =
    handshakeFaults.find(([pattern]) => pattern.test(code))?.[1] ?? `the code is ${code}`
  return { code: 'tls', message: `The TLS handshake with ${url.host} failed: ${reason}.` }
}

function namesOf(error: unknown): string {
  const { cert } = error as { readonly cert?: { readonly subjectaltname?: string } }
  const names = (cert?.subjectaltname ?? '').replaceAll(/(?:DNS|IP Address):/g, '')
  return names === '' ? 'names no host' : `is for another host name (${names})`
}
