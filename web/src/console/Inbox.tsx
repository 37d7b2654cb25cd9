import { Badge, Center, Loader, Tabs, Text, UnstyledButton } from '@mantine/core'
import { memo, useEffect, useMemo, useRef, useState } from 'react'
import { since } from '../shared/clock'
import type { Language } from '../shared/language'
import { tabs, type DeskInfo, type Row, type Tab } from '../staff/contract'
import { useLanguage, useNow } from '../staff/hooks'
import type { Desk, DeskView } from './desk'
import { deskTexts } from './deskTexts'
import { inTab } from './list'
import { nameOf } from './names'
import { shownOf } from './shown'
import { consoleTexts } from './texts'
import { waitOf, waitWords } from './waits'

/** Every row is as high as every other one, so that which are seen is a division. */
const height = 70

export function Inbox({ desk, view, onOpen }: { desk: Desk; view: DeskView; onOpen: (id: string) => void }) {
  const speech = useLanguage()
  const t = consoleTexts[speech]
  const rows = useMemo(() => inTab(view.list, view.tab, desk.me), [view.list, view.tab, desk.me])
  return (
    <>
      <Tabs value={view.tab} onChange={tab => tab && desk.watch(tab as Tab)} className="tabs">
        <Tabs.List grow>
          {tabs.map(tab => (
            <Tabs.Tab key={tab} value={tab} data-testid={`tab-${tab}`}>
              {t.tabs[tab]}
              <Count tab={tab} count={view.list.counts[tab] ?? 0} />
            </Tabs.Tab>
          ))}
        </Tabs.List>
      </Tabs>
      {rows.length === 0
        ? <Center h={160}>{view.listed ? <Text c="dimmed" size="sm" ta="center" px="md">{t.empty[view.tab]}</Text> : <Loader size="sm" />}</Center>
        : <Rows key={view.tab} rows={rows} desk={desk} view={view} speech={speech} onOpen={onOpen} />}
    </>
  )
}

/** Only the rows that are seen are in the page, however long the list is; the next page comes before the end is seen. */
function Rows({ rows, desk, view, speech, onOpen }: {
  rows: Row[]; desk: Desk; view: DeskView; speech: Language; onOpen: (id: string) => void
}) {
  const box = useRef<HTMLDivElement>(null)
  const [seen, setSeen] = useState({ top: 0, window: 800 })
  const now = useNow(1_000)
  const { from, to } = shownOf(rows.length, height, seen.top, seen.window)
  const look = () => setSeen({ top: box.current!.scrollTop, window: box.current!.clientHeight })
  useEffect(() => {
    const observer = new ResizeObserver(look)
    observer.observe(box.current!)
    return () => observer.disconnect()
  }, [])
  const nearEnd = to >= rows.length
  useEffect(() => {
    if (nearEnd && view.list.next && view.listed) void desk.more()
  }, [nearEnd, view.list.next, view.listed, rows.length])

  // The open one is kept in sight when it is chosen by a key.
  const chosen = view.open ? rows.findIndex(row => row.id === view.open) : -1
  useEffect(() => {
    const area = box.current!
    if (chosen < 0) return
    if (chosen * height < area.scrollTop) area.scrollTop = chosen * height
    else if ((chosen + 1) * height > area.scrollTop + area.clientHeight) area.scrollTop = (chosen + 1) * height - area.clientHeight
  }, [view.open])
  return (
    <div className="rows" ref={box} data-testid="rows" data-tab={view.tab} data-count={rows.length} onScroll={look} tabIndex={-1}>
      <div role="list" style={{ height: rows.length * height, paddingTop: from * height, boxSizing: 'border-box' }}>
        {rows.slice(from, to).map((row, at) => (
          <ListRow key={row.id} row={row} chosen={row.id === view.open} speech={speech} now={tick(row, now)} info={view.info} typing={view.typing.has(row.id)} place={from + at + 1}
            count={rows.length} onOpen={onOpen} />
        ))}
      </div>
    </div>
  )
}

/** A row whose clock nobody reads by the second is not drawn by the second. */
const tick = (row: Row, now: number): number =>
  row.status === 'bot' || row.status === 'ended' || row.status === 'botEnded' ? Math.floor(now / 20_000) * 20_000 : now

/** Nothing is said quietly; who waits and who is new, loudly. */
const Count = ({ tab, count }: { tab: Tab; count: number }) => count === 0
  ? <span className="zero" data-testid={`count-${tab}`}>0</span>
  : (
    <Badge component="span" ml={4} px={5} size="sm" variant={tab === 'received' || tab === 'waiting' ? 'filled' : 'light'}
      color={tab === 'received' ? 'red' : tab === 'waiting' ? 'orange' : tab === 'ended' ? 'gray' : 'indigo'} data-testid={`count-${tab}`}>
      {count > 99 ? tab === 'ended' || tab === 'bot' ? '99+' : count > 999 ? '999+' : count : count}
    </Badge>
  )

const ListRow = memo(function ListRow({ row, chosen, speech, now, info, typing, place, count, onOpen }: {
  row: Row; chosen: boolean; speech: Language; now: number; info: DeskInfo; typing: boolean; place: number; count: number; onOpen: (id: string) => void
}) {
  const [t, d] = [consoleTexts[speech], deskTexts[speech]]
  const wait = waitOf(row, now, info)
  const at = row.lastAt ?? row.requestedAt
  const channel = info.channels.find(each => each.id === row.channel)?.name ?? row.channel
  return (
    <div role="listitem" aria-posinset={place} aria-setsize={count}>
      <UnstyledButton className="listRow" style={{ height }} data-testid="row" data-conversation={row.id} data-status={row.status}
        aria-current={chosen || undefined} onClick={() => onOpen(row.id)}>
        <span className="top">
          <i className={`channel ${row.channelType}`} aria-hidden>{marks[row.channelType] ?? '웹'}</i>
          <b>{nameOf(row, speech)}</b>
          <small>{channel}</small>
          {wait
            ? (
              <span className={`wait ${wait.level}`} title={d.waited} data-testid="wait" data-level={wait.level}>
                <span aria-hidden>{wait.level === 'alarm' ? '▲' : wait.level === 'warning' ? '◆' : '○'}</span>
                {wait.level !== 'calm' && <span>{d.waits[wait.level]}</span>}
                <span>{waitWords(wait.seconds, speech)}</span>
              </span>
            )
            : at && <time dateTime={at}>{since(at, now, speech)}</time>}
        </span>
        <span className="bottom">
          {typing
            ? <span className="last writes" data-testid="row-typing">{d.writing}<i className="dots" aria-hidden /></span>
            : (
              <span className="last">
                {row.lastSpeaker === 'bot' && `${t.bot}: `}{row.lastSpeaker === 'agent' && '↩ '}{row.lastText ?? ' '}
              </span>
            )}
          {row.unread > 0 && (
            <Badge component="span" size="sm" circle={row.unread < 10} color="red" aria-label={`${t.unread} ${row.unread}`}>
              {row.unread > 99 ? '99+' : row.unread}
            </Badge>
          )}
        </span>
      </UnstyledButton>
    </div>
  )
})

/** What stands for a messenger where there is room for one letter. */
const marks: Record<string, string> = { web: '웹', kakao: 'K', 'kakao-builder': 'K', kakaoBuilder: 'K', naver: 'N' }
