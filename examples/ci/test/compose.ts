import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'

const texts = z.record(z.string(), z.string())

const service = z.strictObject({
  extends: z.strictObject({ file: z.string(), service: z.string() }).optional(),
  build: z.strictObject({ context: z.string(), dockerfile: z.string() }).optional(),
  image: z.string().optional(),
  init: z.boolean().optional(),
  command: z.array(z.string()).optional(),
  ports: z.array(z.string()).default([]),
  environment: texts.default({}),
  extra_hosts: z.array(z.string()).default([]),
  volumes: z.array(z.string()).default([]),
  depends_on: z
    .record(z.string(), z.strictObject({ condition: z.literal('service_healthy') }))
    .default({}),
  healthcheck: z
    .strictObject({
      test: z.tuple([z.literal('CMD-SHELL'), z.string()]),
      interval: z.string(),
      timeout: z.string(),
      start_period: z.string(),
      start_interval: z.string(),
    })
    .optional(),
})
const composeFile = z.strictObject({
  services: z.record(z.string(), service),
  volumes: z.record(z.string(), z.null()),
})

export type Service = z.infer<typeof service>
export type ComposeFile = z.infer<typeof composeFile>

/**
 * Reads a compose file with what its services extend, and replaces variables by their values or defaults. Throws for a key that is not
 * understood here.
 *
 * @see {@link https://github.com/compose-spec/compose-spec/blob/main/spec.md Compose specification}
 */
export function readComposeFile(
  path: string,
  variables: Readonly<Record<string, string>>,
): ComposeFile {
  const text = readFileSync(path, 'utf8').replaceAll(
    /(?<!\$)\$\{(\w+):-([^}]*)\}/g,
    (_, name: string, otherwise: string) => variables[name] || otherwise,
  )
  const { services, volumes } = composeFile.parse(parse(text))
  const whole = Object.entries(services).map(([name, own]) => {
    if (own.extends === undefined) return [name, own] as const
    const { file, service: extended } = own.extends
    const base = readComposeFile(join(dirname(path), file), variables).services[extended]
    if (base === undefined) throw new Error(`${file} has no service ${extended}.`)
    return [name, merge(base, own)] as const
  })
  return { services: Object.fromEntries(whole), volumes }
}

const merge = (base: Service, own: Service): Service => ({
  ...base,
  ...own,
  ports: [...base.ports, ...own.ports],
  extra_hosts: [...base.extra_hosts, ...own.extra_hosts],
  volumes: [...base.volumes, ...own.volumes],
  environment: { ...base.environment, ...own.environment },
})
