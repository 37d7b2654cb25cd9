import { Table } from '@mantine/core'
import { useLanguage } from '../staff/hooks'
import { AddForm, Definitions, named, type Part } from './parts'
import { managerTexts } from './texts'

export function Queues({ tenant, reload, administers }: Part) {
  const t = managerTexts[useLanguage()]
  return (
    <>
      <Definitions heads={[t.name, t.id]}>
        {tenant.queues.map(queue => (
          <Table.Tr key={queue.id} data-testid="queue" data-queue={queue.id}>
            <Table.Td>{queue.name}</Table.Td><Table.Td>{queue.id}</Table.Td>
          </Table.Tr>
        ))}
      </Definitions>
      {administers && <AddForm title={t.addTitle(t.queues)} path="/v1/tenant/queues" added={reload} body={named} />}
    </>
  )
}
