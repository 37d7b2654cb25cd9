import { Badge, Button, Group, Stack, Text, UnstyledButton } from '@mantine/core'
import { useEffect, useState } from 'react'
import { moment } from '../shared/clock'
import { call } from '../staff/api'
import { isManager, type Customer, type Row } from '../staff/contract'
import { useLanguage } from '../staff/hooks'
import { tell } from './commands'
import type { Desk, DeskView } from './desk'
import { deskTexts } from './deskTexts'
import { nameOf } from './names'
import { consoleTexts } from './texts'

/** Who writes: what is known, what was consulted before, and what colleagues noted. */
export function CustomerPane({ desk, view, row, names }: {
  desk: Desk; view: DeskView; row: Row; names: ReadonlyMap<string, string>
}) {
  const speech = useLanguage()
  const [t, d] = [consoleTexts[speech], deskTexts[speech]]
  const [customer, setCustomer] = useState<Customer | null>(null)
  const thread = view.threads.get(row.id)
  const last = thread?.transcript.last ?? 0
  useEffect(() => {
    let here = true
    call<Customer>('GET', `/v1/conversations/${row.id}/customer`).then(
      read => here && setCustomer(read),
      () => {}, // What was read before stays; the next line asks again.
    )
    return () => {
      here = false
    }
  }, [row.id, last, row.seq])
  const channel = view.info.channels.find(each => each.id === row.channel)?.name ?? row.channel
  const tickets = thread?.tickets ?? []
  return (
    <Stack gap="lg" p="md">
      <dl className="facts">
        <dt>{d.name}</dt>
        <dd>{nameOf(row, speech)} {customer?.blocked && <Badge color="red" size="sm" tt="none" data-testid="blocked">{d.blocked}</Badge>}</dd>
        <dt>{t.channel}</dt>
        <dd>{channel}</dd>
        <dt>{d.customerId}</dt>
        <dd className="mono">{row.customer}</dd>
      </dl>
      {customer?.blocked && isManager(desk.me.role) && (
        <Button size="xs" variant="default" data-testid="unblock" onClick={() => desk.act(row.id, 'Unblock')}>{t.acts.Unblock}</Button>
      )}
      <section>
        <Text component="h3" fw={600} size="sm" m={0} mb={6}>{d.notes}</Text>
        {customer?.notes.length === 0 && <Text c="dimmed" size="sm">{d.noNotes}</Text>}
        {customer?.notes.map(note => (
          <div key={note.seq} className="noteCard" data-testid="customer-note">
            <p>{note.text}</p>
            <Text size="xs" c="inherit">{note.agentName ?? note.agent} · {moment(note.at, speech)}</Text>
          </div>
        ))}
      </section>
      <section>
        <Text component="h3" fw={600} size="sm" m={0} mb={6}>{d.earlier}</Text>
        {tickets.length === 0 && <Text c="dimmed" size="sm">{d.noEarlier}</Text>}
        {tickets.map(ticket => (
          <UnstyledButton key={ticket.id} className="earlier" title={d.jump} data-testid="earlier" onClick={() => tell({ do: 'moment', at: ticket.openedAt })}>
            <Group justify="space-between" wrap="nowrap">
              <div>
                <Text size="sm" fw={500}>{ticket.details?.subject || `#${ticket.handOff} ${ticket.details?.topic?.category ?? ''}`}</Text>
                <Text size="xs" c="dimmed">{moment(ticket.openedAt, speech)} · {names.get(ticket.agent) ?? ticket.agent}</Text>
              </div>
              {ticket.details && (
                <Badge size="sm" variant="light" color={ticket.details.status === 'closed' ? 'gray' : 'green'} tt="none">
                  {d.statuses[ticket.details.status]}
                </Badge>
              )}
            </Group>
          </UnstyledButton>
        ))}
      </section>
    </Stack>
  )
}
