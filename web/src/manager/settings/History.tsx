import { Alert, Button, Stack, Table } from '@mantine/core'
import { useCallback, useEffect, useState } from 'react'
import type { Problem } from '../../shared/contract'
import { day, timeOfDay } from '../../shared/clock'
import { explain } from '../../shared/problems'
import { call, problemOf } from '../../staff/api'
import { useLanguage } from '../../staff/hooks'
import type { FieldChange, Version } from './model'
import { Changes } from './parts'
import { settingsTexts } from './texts'

interface Page {
  versions: Version[]
  before?: number
}

/** Every version of the settings with what it changed. */
export function History() {
  const speech = useLanguage()
  const t = settingsTexts[speech]
  const [page, setPage] = useState<Page>({ versions: [] })
  const [shown, setShown] = useState<{ version: number; changes: FieldChange[] } | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)

  const load = useCallback(async (before?: number) => {
    try {
      const next = await call<Page>('GET', `/v1/tenant/settings/versions?limit=20${before === undefined ? '' : `&before=${before}`}`)
      setPage(had => ({ versions: before === undefined ? next.versions : [...had.versions, ...next.versions], before: next.before }))
    } catch (error) {
      setProblem(problemOf(error))
    }
  }, [])
  useEffect(() => void load(), [load])

  const show = async (version: number) => {
    try {
      const { changes } = await call<{ changes: FieldChange[] }>('GET', `/v1/tenant/settings/versions/${version}/difference`)
      setShown({ version, changes })
    } catch (error) {
      setProblem(problemOf(error))
    }
  }

  return (
    <Stack>
      {problem && <Alert color="red" role="alert">{explain(problem, speech)}</Alert>}
      <Table>
        <Table.Thead>
          <Table.Tr>{[t.version, t.when, t.who, t.note, ''].map((head, index) => <Table.Th key={index}>{head}</Table.Th>)}</Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {page.versions.map(version => (
            <Table.Tr key={version.version} data-testid="version" data-version={version.version}>
              <Table.Td>{version.version}</Table.Td>
              <Table.Td>{version.at ? `${day(version.at, speech)} ${timeOfDay(version.at, speech)}` : t.start}</Table.Td>
              <Table.Td>{version.byName ?? version.by ?? ''}</Table.Td>
              <Table.Td>{version.note ?? ''}</Table.Td>
              <Table.Td>
                {version.version > 0 && <Button size="compact-sm" variant="default" onClick={() => void show(version.version)}>{t.show}</Button>}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {page.before !== undefined && <Button variant="default" onClick={() => void load(page.before)}>{t.more}</Button>}
      {shown && <><b>{t.version} {shown.version}</b><Changes changes={shown.changes} /></>}
    </Stack>
  )
}
