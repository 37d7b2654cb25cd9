import { Alert, Button, Group, Modal, Table, Text } from '@mantine/core'
import { useState } from 'react'
import type { Problem } from '../shared/contract'
import { explain } from '../shared/problems'
import { call, problemOf } from '../staff/api'
import { useLanguage } from '../staff/hooks'
import { AddForm, Definitions, named, type Part } from './parts'
import { managerTexts } from './texts'

export function Keys({ tenant, reload }: Part) {
  const speech = useLanguage()
  const t = managerTexts[speech]
  const [asking, setAsking] = useState<string | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)

  const revoke = async (id: string) => {
    setAsking(null)
    setProblem(null)
    try {
      await call('DELETE', `/v1/tenant/keys/${encodeURIComponent(id)}`)
      await reload()
    } catch (error) {
      setProblem(problemOf(error))
    }
  }

  return (
    <>
      {problem && <Alert color="red" role="alert" mb="sm">{explain(problem, speech)}</Alert>}
      <Definitions heads={[t.name, t.id, '']}>
        {tenant.keys.map(key => (
          <Table.Tr key={key.id} data-testid="key">
            <Table.Td>{key.name}</Table.Td><Table.Td>{key.id}</Table.Td>
            <Table.Td ta="right">
              <Button size="compact-sm" variant="light" color="red" onClick={() => setAsking(key.id)}>{t.revoke}</Button>
            </Table.Td>
          </Table.Tr>
        ))}
      </Definitions>
      <AddForm title={t.addTitle(t.keys)} path="/v1/tenant/keys" added={reload} body={named} />
      <Modal opened={asking !== null} onClose={() => setAsking(null)} title={asking} closeButtonProps={{ 'aria-label': t.cancel }}>
        <Text size="sm" mb="md">{t.revokeAsk}</Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={() => setAsking(null)}>{t.cancel}</Button>
          <Button color="red" onClick={() => void revoke(asking!)}>{t.revoke}</Button>
        </Group>
      </Modal>
    </>
  )
}
