import * as fc from 'fast-check'
import { createMasker, createSecretValues } from '@pingone-sandbox/pingone'
import { expect, it } from 'vitest'
import { echoes } from './echoing-target.ts'
import { bodySecret, headerSecret, leaksIn } from './planted.ts'

it.each(Object.keys(echoes))('masks the secrets of an answer with %s', (name) => {
  fc.assert(
    fc.property(
      fc.record({ one: bodySecret('A'), two: headerSecret('B'), own: headerSecret('C') }),
      ({ one, two, own }) => {
        const masker = createMasker(createSecretValues([one.value, two.value]))
        const echo = echoes[name]?.({ known: [one.value, two.value], own: own.value }) ?? ''
        const shown = [
          masker.body(echo),
          masker.body(masker.body(echo)),
          masker.text(echo).slice(0, 120),
          JSON.stringify(masker.headers({ 'x-error': echo.replaceAll(/\s/g, ' ') })),
        ]
        for (const text of shown) expect(leaksIn(text, [one, two, own]), text).toEqual([])
        const isJson = (text: string) => {
          try {
            JSON.parse(text)
            return true
          } catch {
            return false
          }
        }
        expect(!isJson(echo) || isJson(shown[0] ?? '')).toBe(true)
      },
    ),
    { numRuns: name.includes('journal') ? 5 : 50 },
  )
})
