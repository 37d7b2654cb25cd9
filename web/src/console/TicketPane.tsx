import { NativeSelect, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { moment } from '../shared/clock'
import {
  isManager, ticketPriorities, ticketStatuses, type Row, type Ticket, type TicketChange, type TicketPriority, type TicketStatus,
} from '../staff/contract'
import { useLanguage } from '../staff/hooks'
import type { Desk, DeskView } from './desk'
import { deskTexts } from './deskTexts'
import { FieldInput } from './FieldInput'
import { Written } from './Written'

/** The ticket of the hand-off, or one of the tickets before. What is changed is saved when its field is left. */
export function TicketPane({ desk, view, row, names }: { desk: Desk; view: DeskView; row: Row; names: ReadonlyMap<string, string> }) {
  const speech = useLanguage()
  const d = deskTexts[speech]
  const tickets = view.threads.get(row.id)?.tickets ?? []
  const [chosen, setChosen] = useState<string | null>(null)
  const ticket = tickets.find(each => each.id === chosen) ?? tickets[0]
  return (
    <Stack gap="sm" p="md">
      <ConversationTopic desk={desk} view={view} row={row} />
      {tickets.length > 0 && (
        <NativeSelect size="sm" label={d.ticketTab} value={ticket?.id} onChange={event => setChosen(event.currentTarget.value)}
          data={tickets.map(each => ({ value: each.id, label: `#${each.handOff} · ${moment(each.openedAt, speech)} · ${names.get(each.agent) ?? each.agent}` }))} />
      )}
      {ticket ? <Fields key={ticket.id} desk={desk} view={view} row={row} ticket={ticket} names={names} />
        : <Text c="dimmed" size="sm">{d.noTickets}</Text>}
    </Stack>
  )
}

function Fields({ desk, view, row, ticket, names }: {
  desk: Desk; view: DeskView; row: Row; ticket: Ticket; names: ReadonlyMap<string, string>
}) {
  const speech = useLanguage()
  const d = deskTexts[speech]
  const { details } = ticket
  if (!details) return <Text c="dimmed" size="sm">{d.old}</Text>
  const edit = (change: TicketChange) => desk.act(row.id, 'EditTicket', ticket.id, change)
  const people = [...names].map(([value, label]) => ({ value, label }))
  return (
    <>
      <Written label={d.subject} value={details.subject ?? ''} longest={200} testId="ticket-subject" onSave={subject => edit({ subject })} />
      <div className="pair">
        <NativeSelect size="sm" label={d.status} value={details.status} data-testid="ticket-status"
          onChange={event => edit({ status: event.currentTarget.value as TicketStatus })}
          data={ticketStatuses.map(value => ({ value, label: d.statuses[value] }))} />
        <NativeSelect size="sm" label={d.priority} value={details.priority} data-testid="ticket-priority"
          onChange={event => edit({ priority: event.currentTarget.value as TicketPriority })}
          data={ticketPriorities.map(value => ({ value, label: d.priorities[value] }))} />
      </div>
      <NativeSelect size="sm" label={d.assignee} value={details.assignee ?? ''} data-testid="ticket-assignee"
        onChange={event => edit({ assignee: event.currentTarget.value })} data={[{ value: '', label: d.none }, ...people]} />
      <TopicSelect label={d.category} value={details.topic} view={view} testId="ticket-category"
        onChoose={(category, division) => edit({ category, division })} />
      <Written label={d.tags} hint={d.tagsHint} value={(details.tags ?? []).join(', ')} longest={800} testId="ticket-tags"
        onSave={written => edit({ tags: written.split(',').map(tag => tag.trim()).filter(Boolean) })} />
      {view.info.ticketFields.map(field => (
        <FieldInput key={field.id} field={field} value={details.fields?.find(each => each.id === field.id)?.value ?? ''}
          onSave={value => edit({ fields: [{ id: field.id, value }] })} />
      ))}
    </>
  )
}

function ConversationTopic({ desk, view, row }: { desk: Desk; view: DeskView; row: Row }) {
  const d = deskTexts[useLanguage()]
  const may = ['requested', 'waiting', 'received', 'active', 'held'].includes(row.status)
    && (row.agent === desk.me.agent || isManager(desk.me.role))
  const [category, division] = (row.title ?? '').split('/')
  const topic = category && division ? { category, division } : null
  return (
    <TopicSelect label={d.talkTopic} value={topic} view={view} testId="conversation-topic" disabled={!may}
      onChoose={(chosen, part) => chosen && desk.act(row.id, 'Classify', chosen, part)} />
  )
}

const between = '\u0000'

function TopicSelect({ label, value, view, testId, disabled, onChoose }: {
  label: string; value: { category: string; division: string } | null | undefined; view: DeskView; testId: string; disabled?: boolean
  onChoose: (category: string, division?: string) => void
}) {
  const d = deskTexts[useLanguage()]
  const now = value ? value.category + between + value.division : ''
  const known = view.info.categories.some(each => each.name === value?.category && each.divisions.includes(value.division))
  return (
    <NativeSelect size="sm" label={label} value={now} disabled={disabled} data-testid={testId}
      onChange={event => onChoose(...event.currentTarget.value.split(between) as [string, string?])}>
      <option value="">{d.none}</option>
      {value && !known && <option value={now}>{value.category} / {value.division}</option>}
      {view.info.categories.map(category => (
        <optgroup key={category.name} label={category.name}>
          {category.divisions.map(division => (
            <option key={division} value={category.name + between + division}>{category.name} / {division}</option>
          ))}
        </optgroup>
      ))}
    </NativeSelect>
  )
}
