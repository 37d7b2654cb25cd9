import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import openapiTS, { astToString, COMMENT_HEADER } from 'openapi-typescript'
import { expect, test } from 'vitest'

const here = (path: string) => new URL(path, import.meta.url)

// That docs/openapi.json is what the server says is a test of the server's (OpenApiTests).
test('the types of the client are those of the document', { timeout: 60_000 }, async () => {
  const made = COMMENT_HEADER + astToString(await openapiTS(here('../../docs/openapi.json')))
  expect(await readFile(fileURLToPath(here('../src/staff/openapi.gen.ts')), 'utf8'), 'Run npm run client.').toBe(made)
})
