import { Alert, Badge, Center, Group, Loader, Stack, Text } from '@mantine/core'
import { timeOfDay } from '../shared/clock'
import { explain } from '../shared/problems'
import type { Row } from '../staff/contract'
import { isManager } from '../staff/contract'
import { useLanguage } from '../staff/hooks'
import { Actions } from './Actions'
import { Composer } from './Composer'
import type { Desk, DeskView, Thread } from './desk'
import { Lines } from './Lines'
import { nameOf } from './names'
import { consoleTexts } from './texts'

export function Conversation({ desk, view, id, names }: {
  desk: Desk; view: DeskView; id: string; names: ReadonlyMap<string, string>
}) {
  const speech = useLanguage()
  const t = consoleTexts[speech]
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
  return (
    <section className="conversation" data-testid="conversation" data-conversation={id} data-status={row.status}>
      <Head desk={desk} view={view} row={row} thread={thread} names={names} />
      {problem}
      {thread?.loaded
        ? <Lines desk={desk} conversation={id} version={row.seq} thread={thread} sendings={view.outbox.filter(each => each.conversation === id && each.act === 'Send')}
            names={names} />
        : <Center flex={1}><Loader /></Center>}
      {why ? <Text className="why" c="dimmed" size="sm" data-testid="read-only">{t.cannotWrite[why]}</Text>
        : <Composer desk={desk} conversation={id} />}
    </section>
  )
}

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

function Head({ desk, view, row, thread, names }: {
  desk: Desk; view: DeskView; row: Row; thread: Thread | undefined; names: ReadonlyMap<string, string>
}) {
  const speech = useLanguage()
  const t = consoleTexts[speech]
  const ticket = thread?.tickets.find(each => each.handOff === row.handOff)
  const showsAgent = row.agent && (row.agent !== desk.me.agent || isManager(desk.me.role))
  return (
    <Group className="head" justify="space-between" px="md" py="sm" gap="sm">
      <Stack gap={2}>
        <Group gap="xs">
          <Text fw={700} component="h2" m={0} data-testid="customer-name">{nameOf(row, speech)}</Text>
          <Badge variant="light" color={colours[row.status] ?? 'gray'} tt="none" data-testid="status">
            {t.statuses[row.status]}
          </Badge>
        </Group>
        <Group gap={6}>
          <Text c="dimmed" size="sm">
            {row.channel}{row.queue && ` · ${row.queue}`}
            {showsAgent && ` · ${t.agent} ${names.get(row.agent!) ?? row.agent}`}
          </Text>
          {ticket
            ? <Badge variant="outline" color="green" size="sm" tt="none" data-testid="ticket" title={ticket.id}>
                {t.ticket} #{ticket.handOff} · {timeOfDay(ticket.openedAt, speech)}
              </Badge>
            : row.status === 'received' && <Text c="dimmed" size="xs">{t.noTicket}</Text>}
        </Group>
      </Stack>
      <Actions desk={desk} view={view} row={row} />
    </Group>
  )
}

const colours: Record<string, string> = {
  waiting: 'orange', requested: 'orange', received: 'red', active: 'green', held: 'yellow', bot: 'indigo',
}
