import './console.css'
import { ActionIcon, Alert, Box, Button, Center, Kbd, Text } from '@mantine/core'
import { lazy, Suspense, useEffect, useMemo, useRef, useState, type RefObject } from 'react'
import { Router, useLocation, useRoute } from 'wouter'
import { newId } from '../shared/ids'
import { call } from '../staff/api'
import { tabs, type DeskInfo, type Me } from '../staff/contract'
import { TopBar } from '../staff/controls'
import { useLanguage, useNow, useStore } from '../staff/hooks'
import { staffTexts } from '../staff/texts'
import { alertOf, markIcon, remind } from './alerts'
import { AlertsButton } from './AlertsButton'
import { attentionTo } from './attention'
import { readCanned } from './cannedAnswers'
import { commandOf, listen, tell } from './commands'
import { Conversation } from './Conversation'
import { Desk } from './desk'
import { deskTexts } from './deskTexts'
import { Divider } from './Divider'
import { windowStore } from './drafts'
import { agentHub } from './hub'
import { SearchIcon } from './icons'
import { Inbox } from './Inbox'
import { keyWords, pressed } from './keys'
import { inTab, type List } from './list'
import { nameOf } from './names'
import { fitted, narrowest, remember, remembered, widest, type Panes } from './panes'
import { PresenceSwitch } from './PresenceSwitch'
import { Side } from './Side'
import { consoleTexts } from './texts'
import { browserUploads } from './uploading'
import { Uploads } from './uploads'

const remindEvery = 30_000

// What few need at once comes when it is asked for.
const Palette = lazy(async () => ({ default: (await import('./Palette')).Palette }))
const Help = lazy(async () => ({ default: (await import('./Help')).Help }))
const CannedManager = lazy(async () => ({ default: (await import('./CannedManager')).CannedManager }))

type Rows = List['rows']

export function Console({ me, onSignedOut }: { me: Me; onSignedOut: () => void }) {
  const changed = useRef<(before: Rows, after: Rows) => void>(() => {})
  const desk = useMemo(() => new Desk(me, {
    hub: agentHub(),
    me: () => call<Me>('GET', '/v1/session'),
    info: () => call<DeskInfo>('GET', '/v1/desk'),
    changed: (before, after) => changed.current(before, after),
    signedOut: onSignedOut,
    kept: windowStore(),
    newId,
    random: Math.random,
    now: Date.now,
    after(milliseconds, action) {
      const timer = setTimeout(action, milliseconds)
      return () => clearTimeout(timer)
    },
  }), [me, onSignedOut])
  const uploads = useMemo(() => new Uploads(browserUploads), [desk])

  useEffect(() => {
    const hurry = () => desk.hurry()
    desk.start()
    window.addEventListener('online', hurry)
    return () => {
      window.removeEventListener('online', hurry)
      desk.stop()
    }
  }, [desk])

  return <Router base="/console"><Shell desk={desk} uploads={uploads} changed={changed} onSignedOut={onSignedOut} /></Router>
}

function Shell({ desk, uploads, changed, onSignedOut }: {
  desk: Desk; uploads: Uploads; changed: RefObject<(before: Rows, after: Rows) => void>; onSignedOut: () => void
}) {
  const speech = useLanguage()
  const view = useStore(desk.view)
  const [t, d] = [consoleTexts[speech], deskTexts[speech]]
  const [, navigate] = useLocation()
  const [, params] = useRoute('/c/:conversation')
  const open = params?.conversation ? decodeURIComponent(params.conversation) : null
  const openRow = (id: string) => navigate(`/c/${encodeURIComponent(id)}`)
  const [names, setNames] = useState<ReadonlyMap<string, string>>(new Map([[desk.me.agent, desk.me.name]]))
  const [window_, setWindow] = useState<'palette' | 'help' | 'canned' | null>(null)
  const [panes, setPanes] = useState<Panes>(() => remembered(desk.me.agent))
  const width = useWindowWidth()
  const shown = fitted(panes, width)
  const place = (part: Partial<Panes>) => setPanes(now => ({ ...now, ...part }))
  /** What did not fit is forgotten where the edge was let go. */
  const settle = () => setPanes(now => fitted(now, width))

  useEffect(() => desk.open(open), [desk, open])
  useEffect(() => remember(desk.me.agent, panes), [desk, panes])

  useEffect(() => {
    if (view.connection !== 'online') return
    desk.agents().then(
      agents => setNames(new Map(agents.map(agent => [agent.id, agent.name]))),
      () => {}, // Ids are shown instead; the next connect asks again.
    )
    readCanned().catch(() => {}) // Those that are known stay; the next connect asks again.
  }, [desk, view.connection])

  changed.current = (before, after) => {
    const inFront = document.hasFocus() ? open : null
    for (const each of attentionTo(before, after, desk.me.agent, inFront)) {
      alertOf(each, each.kind === 'assigned' ? d.newAssigned : d.newMessage, `${nameOf(each.row, speech)}: ${each.row.lastText ?? ''}`,
        () => openRow(each.row.id))
    }
  }

  const { received } = view.list.counts
  useEffect(() => {
    document.title = `${received > 0 ? `(${received}) ` : ''}${staffTexts[speech].console} · Actors`
    markIcon(received)
  }, [received, speech])

  // What waits for an answer is not forgotten because one tone was missed.
  useEffect(() => {
    if (received === 0) return
    const timer = setInterval(() => {
      if (!document.hasFocus()) remind()
    }, remindEvery)
    return () => clearInterval(timer)
  }, [received > 0])

  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const writing = event.target instanceof HTMLElement && (event.target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName))
      const name = pressed(event, writing)
      if (!name) return
      event.preventDefault()
      tell(commandOf(name))
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [])

  useEffect(() => listen(command => {
    if (command.do === 'palette' || command.do === 'help' || command.do === 'canned') setWindow(command.do)
    else if (command.do === 'side') place({ sideOpen: !panes.sideOpen })
    else if (command.do === 'tab') desk.watch(tabs[command.number - 1]!)
    else if (command.do === 'move') {
      const { list, tab } = desk.view.get()
      const rows = inTab(list, tab, desk.me)
      const at = rows.findIndex(row => row.id === open)
      const next = rows[at < 0 ? 0 : at + command.by]
      if (next) openRow(next.id)
    }
  }), [desk, open, panes.sideOpen])

  return (
    <div className="console">
      <header className="bar">
        <TopBar me={desk.me} title={staffTexts[speech].console} onSignedOut={onSignedOut}>
          <Button variant="default" size="compact-md" className="searchButton" onClick={() => setWindow('palette')} data-testid="search" title={d.palette}>
            <SearchIcon /><span>{d.search}</span><Kbd size="xs">{keyWords('palette')}</Kbd>
          </Button>
          <PresenceSwitch desk={desk} view={view} />
          <AlertsButton />
          <ActionIcon variant="subtle" color="gray" aria-label={d.help} title={`${d.help} (?)`} onClick={() => setWindow('help')}>?</ActionIcon>
        </TopBar>
      </header>
      <div className="panes" style={{ gridTemplateColumns: `${shown.list}px 1px minmax(0, 1fr)${open && panes.sideOpen ? ` 1px ${shown.side}px` : ''}` }}>
        <nav className="listPane" aria-label={t.list}>
          <Inbox desk={desk} view={view} onOpen={openRow} />
        </nav>
        <Divider label={d.listEdge} grows="right" width={shown.list} least={narrowest.list} most={widest.list} onWidth={list => place({ list })}
          onDone={settle} />
        <main className="main">
          <Connection view={view} />
          {view.connection === 'online' && view.presence === 'offline' && (
            <Alert color="yellow" radius={0} py={8} data-testid="offline-hint">{t.offlineHint}</Alert>
          )}
          <Box className="pane">
            {open
              ? <Conversation key={open} desk={desk} uploads={uploads} view={view} id={open} names={names} sideOpen={panes.sideOpen}
                  onSide={() => place({ sideOpen: !panes.sideOpen })} />
              : <Center h="100%"><Text c="dimmed">{t.choose}</Text></Center>}
          </Box>
        </main>
        {open && panes.sideOpen && (
          <>
            <Divider label={d.sideEdge} grows="left" width={shown.side} least={narrowest.side} most={widest.side} onWidth={side => place({ side })}
              onDone={settle} />
            <aside className="sidePane" aria-label={d.side}>
              <Side key={open} desk={desk} view={view} id={open} names={names} />
            </aside>
          </>
        )}
      </div>
      <Suspense>
        {window_ === 'palette' && <Palette desk={desk} view={view} onOpen={openRow} onClose={() => setWindow(null)} />}
        {window_ === 'help' && <Help onClose={() => setWindow(null)} />}
        {window_ === 'canned' && <CannedManager desk={desk} view={view} onClose={() => setWindow(null)} />}
      </Suspense>
    </div>
  )
}

function useWindowWidth(): number {
  const [width, setWidth] = useState(window.innerWidth)
  useEffect(() => {
    const look = () => setWidth(window.innerWidth)
    window.addEventListener('resize', look)
    return () => window.removeEventListener('resize', look)
  }, [])
  return width
}

function Connection({ view }: { view: ReturnType<Desk['view']['get']> }) {
  const t = consoleTexts[useLanguage()]
  const now = useNow(1_000)
  if (view.connection === 'online') return null
  const seconds = Math.max(0, Math.ceil((view.retryAt - now) / 1_000))
  return (
    <Alert color="orange" radius={0} py={8} role="status" data-testid="disconnected">
      {view.connection === 'connecting' ? t.connecting : t.offline(seconds)}
    </Alert>
  )
}
