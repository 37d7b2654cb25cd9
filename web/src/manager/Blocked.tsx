import { Button, Table } from '@mantine/core'
import { useCallback, useEffect, useState } from 'react'
import { moment } from '../shared/clock'
import { call } from '../staff/api'
import { useLanguage } from '../staff/hooks'
import { Became, useDeed } from './agents/Deed'
import { Definitions, type Part } from './parts'
import { managerTexts } from './texts'

interface BlockedCustomer {
  conversation: string
  channel: string
  customer: string
  customerName?: string | null
  by: string
  byName?: string | null
  at: string
}

interface Page {
  customers: BlockedCustomer[]
  next?: string | null
}

/** Who is blocked, who was blocked last first; a customer is blocked in the agents' console. */
export function Blocked({ tenant }: Part) {
  const speech = useLanguage()
  const t = managerTexts[speech]
  const [page, setPage] = useState<Page | null>(null)
  const deed = useDeed()
  const channelNames = new Map(tenant.channels.map(channel => [channel.id, channel.name]))

  const load = useCallback(async (cursor?: string) => {
    const next = await call<Page>('GET', `/v1/tenant/blocked-customers${cursor ? `?cursor=${encodeURIComponent(cursor)}` : ''}`)
    setPage(had => ({ customers: cursor && had ? [...had.customers, ...next.customers] : next.customers, next: next.next }))
  }, [])
  // Runs once: what the deed tells of the first page stands under the table.
  useEffect(() => void deed.run(() => load()), [load])

  const letIn = (customer: BlockedCustomer) => deed.run(async () => {
    await call('POST', `/v1/conversations/${encodeURIComponent(customer.conversation)}/unblock`, {})
    await load()
    return t.letInDone
  })

  return (
    <>
      {page && (
        <Definitions heads={[t.customer, t.channel, t.blockedBy, t.blockedAt, '']}>
          {page.customers.map(customer => (
            <Table.Tr key={customer.conversation} data-testid="blocked-customer" data-conversation={customer.conversation}>
              <Table.Td>{customer.customerName ?? customer.customer.slice(0, 12)}</Table.Td>
              <Table.Td>{channelNames.get(customer.channel) ?? customer.channel}</Table.Td>
              <Table.Td>{customer.byName ?? customer.by}</Table.Td>
              <Table.Td>{moment(customer.at, speech)}</Table.Td>
              <Table.Td ta="right">
                <Button size="compact-sm" variant="default" loading={deed.busy} onClick={() => void letIn(customer)} data-testid="let-in">{t.letIn}</Button>
              </Table.Td>
            </Table.Tr>
          ))}
        </Definitions>
      )}
      {page?.next && <Button mt="md" variant="default" onClick={() => void deed.run(() => load(page.next!))}>{t.more}</Button>}
      <Became deed={deed} />
    </>
  )
}
