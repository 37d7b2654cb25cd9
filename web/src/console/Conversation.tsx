import { ActionIcon, Alert, Badge, Center, Group, Loader, Stack, Text } from '@mantine/core'
import { timeOfDay } from '../shared/clock'
import { explain } from '../shared/problems'
import type { Row } from '../staff/contract'
import { isManager } from '../staff/contract'
import { useLanguage } from '../staff/hooks'
import { Actions } from './Actions'
import { Composer } from './Composer'
import { useRef, useState } from 'react'
import type { Desk, DeskView, Thread } from './desk'
import { deskTexts } from './deskTexts'
import { SideIcon } from './icons'
import { keyWords } from './keys'
import { Lines } from './Lines'
import { isWritten } from './outbox'
import { nameOf } from './names'
import { consoleTexts } from './texts'
import type { Uploads } from './uploads'

export function Conversation({ desk, uploads, view, id, names, sideOpen, onSide }: {
  desk: Desk; uploads: Uploads; view: DeskView; id: string; names: ReadonlyMap<string, string>; sideOpen: boolean; onSide: () => void
}) {
  const speech = useLanguage()
  const t = consoleTexts[speech]
  const d = deskTexts[speech]
  const dragged = useRef(0)
  const [dropping, setDropping] = useState(false)
  const [full, setFull] = useState(false)
  const thread = view.threads.get(id)
  const row = desk.rowOf(id)
  const problem = view.problem && (
    <Alert color="red" radius={0} py={8} withCloseButton closeButtonLabel={t.close} onClose={desk.dismissProblem}
      role="alert" data-testid="problem">
      {explain(view.problem, speech)}
    </Alert>
  )
  if (!row) return problem || <Center h="100%"><Loader /></Center>
  const why = whyNot(row, desk)
  const typing = view.typing.get(id)
  const writes = !typing ? null : typing.speaker === 'customer' ? d.customerWrites : d.colleagueWrites(names.get(typing.agent ?? '') ?? typing.agent ?? '')
  const attach = (files: readonly File[]) => setFull(uploads.add(id, files) > 0)
  const takes = (event: React.DragEvent) => !why && event.dataTransfer.types.includes('Files')
  const over = (by: number) => {
    dragged.current += by
    setDropping(dragged.current > 0)
  }
  return (
    <section className="conversation" data-testid="conversation" data-conversation={id} data-status={row.status}
      onDragEnter={event => takes(event) && over(1)} onDragLeave={event => takes(event) && over(-1)}
      onDragOver={event => takes(event) && event.preventDefault()}
      onDrop={event => {
        if (!takes(event)) return
        event.preventDefault()
        over(-dragged.current)
        attach([...event.dataTransfer.files])
      }}>
      {dropping && <div className="dropHere" data-testid="drop-here">{d.dropHere}</div>}
      <Head desk={desk} view={view} row={row} thread={thread} names={names} sideOpen={sideOpen} onSide={onSide} />
      {problem}
      {thread?.loaded
        ? <Lines desk={desk} conversation={id} version={row.seq} thread={thread} names={names} typing={writes}
            sendings={view.outbox.filter(each => each.conversation === id && isWritten(each))} />
        : <Center flex={1}><Loader /></Center>}
      <Composer desk={desk} uploads={uploads} channel={channelName(row, view)} row={row} cannot={why ? t.cannotWrite[why] : null} full={full} onAttach={attach} />
    </section>
  )
}

const channelName = (row: Row, view: DeskView): string => view.info.channels.find(each => each.id === row.channel)?.name ?? row.channel

/** Why this agent cannot write here now, or null where writing is possible. */
function whyNot(row: Row, desk: Desk): 'waiting' | 'others' | 'held' | 'ended' | 'bot' | null {
  switch (row.status) {
    case 'received':
    case 'active':
      return row.agent === desk.me.agent ? null : 'others'
    case 'held':
      return row.agent === desk.me.agent ? 'held' : 'others'
    case 'requested':
    case 'waiting':
      return 'waiting'
    case 'bot':
      return 'bot'
    default:
      return 'ended'
  }
}

function Head({ desk, view, row, thread, names, sideOpen, onSide }: {
  desk: Desk; view: DeskView; row: Row; thread: Thread | undefined; names: ReadonlyMap<string, string>; sideOpen: boolean; onSide: () => void
}) {
  const speech = useLanguage()
  const [t, d] = [consoleTexts[speech], deskTexts[speech]]
  const ticket = thread?.tickets.find(each => each.handOff === row.handOff)
  const showsAgent = row.agent && (row.agent !== desk.me.agent || isManager(desk.me.role))
  return (
    <Group className="head" justify="space-between" wrap="nowrap" px="md" gap="sm">
      <Stack gap={2} className="headWho">
        <Group gap="xs" wrap="nowrap">
          <Text fw={700} truncate component="h2" m={0} data-testid="customer-name">{nameOf(row, speech)}</Text>
          <Badge variant="light" color={colours[row.status] ?? 'gray'} tt="none" data-testid="status">
            {t.statuses[row.status]}
          </Badge>
        </Group>
        <Group gap={6} wrap="nowrap" className="headFacts">
          <Text c="dimmed" size="sm" truncate>
            {channelName(row, view)}
            {row.queue && ` · ${view.info.queues.find(each => each.id === row.queue)?.name ?? row.queue}`}{row.title && ` · ${row.title}`}
            {showsAgent && ` · ${t.agent} ${names.get(row.agent!) ?? row.agent}`}
          </Text>
          {ticket
            ? <Badge variant="light" color="gray" size="sm" tt="none" data-testid="ticket" title={ticket.id}>
                {t.ticket} #{ticket.handOff} · {timeOfDay(ticket.openedAt, speech)}
              </Badge>
            : row.status === 'received' && <Text c="dimmed" size="xs">{t.noTicket}</Text>}
        </Group>
      </Stack>
      <Group gap={6} wrap="nowrap">
        <Actions desk={desk} view={view} row={row} />
        <ActionIcon variant="subtle" color="gray" size={30} aria-pressed={sideOpen} aria-label={sideOpen ? d.hideSide : d.showSide}
          title={`${sideOpen ? d.hideSide : d.showSide} (${keyWords('side')})`} onClick={onSide} data-testid="toggle-side">
          <SideIcon />
        </ActionIcon>
      </Group>
    </Group>
  )
}

const colours: Record<string, string> = {
  waiting: 'orange', requested: 'orange', received: 'red', active: 'green', held: 'yellow', bot: 'indigo',
}
