import * as contract from '@pingone-sandbox/contract'
import { checkAnswers } from './answer.ts'

const schemas = new Map<string, unknown>(Object.entries(contract))

// For its effect, in development and in tests: every answer is validated against its schema.
checkAnswers((name, body) => void (schemas.get(name) as typeof contract.subject).parse(body))
