import { Badge, Button, Center, Loader, ScrollArea, Tabs, Text, UnstyledButton } from '@mantine/core'
import { memo } from 'react'
import { since } from '../shared/clock'
import type { Language } from '../shared/language'
import { tabs, type Counts, type Row, type Tab } from '../staff/contract'
import { useLanguage, useNow } from '../staff/hooks'
import type { Desk, DeskView } from './desk'
import { inTab } from './list'
import { nameOf } from './names'
import { consoleTexts } from './texts'

export function Inbox({ desk, view, onOpen }: { desk: Desk; view: DeskView; onOpen: (id: string) => void }) {
  const speech = useLanguage()
  const now = useNow(20_000)
  const t = consoleTexts[speech]
  const rows = inTab(view.list, view.tab, desk.me)
  return (
    <>
      <Tabs value={view.tab} onChange={tab => tab && desk.watch(tab as Tab)} className="tabs">
        <Tabs.List grow>
          {tabs.map(tab => (
            <Tabs.Tab key={tab} value={tab} data-testid={`tab-${tab}`}>
              {t.tabs[tab]}
              {tab in view.list.counts && <Count tab={tab} count={view.list.counts[tab as keyof Counts]} />}
            </Tabs.Tab>
          ))}
        </Tabs.List>
      </Tabs>
      <ScrollArea className="rows" type="auto" data-testid="rows" data-tab={view.tab}>
        {rows.map(row => (
          <ListRow key={row.id} row={row} chosen={row.id === view.open} speech={speech} now={now} onOpen={onOpen} />
        ))}
        {rows.length === 0 && (
          <Center h={160}>{view.listed ? <Text c="dimmed" size="sm">{t.empty[view.tab]}</Text> : <Loader size="sm" />}</Center>
        )}
        {view.list.next && view.listed && (
          <Center p="sm"><Button variant="subtle" size="xs" onClick={() => void desk.more()}>{t.more}</Button></Center>
        )}
      </ScrollArea>
    </>
  )
}

/** Nothing is said quietly; who waits and who is new, loudly. */
const Count = ({ tab, count }: { tab: Tab; count: number }) => count === 0
  ? <span className="zero" data-testid={`count-${tab}`}>0</span>
  : (
    <Badge component="span" ml={4} px={5} size="sm" variant={tab === 'received' || tab === 'waiting' ? 'filled' : 'light'}
      color={tab === 'received' ? 'red' : tab === 'waiting' ? 'orange' : 'indigo'} data-testid={`count-${tab}`}>
      {count}
    </Badge>
  )

const ListRow = memo(function ListRow({ row, chosen, speech, now, onOpen }: {
  row: Row; chosen: boolean; speech: Language; now: number; onOpen: (id: string) => void
}) {
  const t = consoleTexts[speech]
  const at = row.status === 'waiting' || row.status === 'received' ? row.requestedAt ?? row.lastAt : row.lastAt ?? row.requestedAt
  return (
    <UnstyledButton className="listRow" data-testid="row" data-conversation={row.id} data-status={row.status}
      aria-current={chosen || undefined} onClick={() => onOpen(row.id)}>
      <span className="top">
        <b>{nameOf(row, speech)}</b>
        <Badge component="span" size="xs" variant="light" color="gray" tt="none">{row.channel}</Badge>
        {at && <time dateTime={at}>{since(at, now, speech)}</time>}
      </span>
      <span className="bottom">
        <span className="last">
          {row.lastSpeaker === 'bot' && `${t.bot}: `}{row.lastSpeaker === 'agent' && '↩ '}{row.lastText ?? ' '}
        </span>
        {row.unread > 0 && (
          <Badge component="span" size="sm" circle={row.unread < 10} color="red" aria-label={`${t.unread} ${row.unread}`}>
            {row.unread > 99 ? '99+' : row.unread}
          </Badge>
        )}
      </span>
    </UnstyledButton>
  )
})
