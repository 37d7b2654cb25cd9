import './console.css'
import { Alert, AppShell, Box, Center, Text } from '@mantine/core'
import { useEffect, useMemo, useState } from 'react'
import { Router, useLocation, useRoute } from 'wouter'
import { newId } from '../shared/ids'
import { call } from '../staff/api'
import type { Me } from '../staff/contract'
import { TopBar } from '../staff/controls'
import { useLanguage, useNow, useStore } from '../staff/hooks'
import { staffTexts } from '../staff/texts'
import { Conversation } from './Conversation'
import { Desk } from './desk'
import { agentHub } from './hub'
import { Inbox } from './Inbox'
import { PresenceSwitch } from './PresenceSwitch'
import { consoleTexts } from './texts'

export function Console({ me, onSignedOut }: { me: Me; onSignedOut: () => void }) {
  const desk = useMemo(() => new Desk(me, {
    hub: agentHub(),
    me: () => call<Me>('GET', '/v1/session'),
    signedOut: onSignedOut,
    newId,
    random: Math.random,
    now: Date.now,
    after(milliseconds, action) {
      const timer = setTimeout(action, milliseconds)
      return () => clearTimeout(timer)
    },
  }), [me, onSignedOut])

  useEffect(() => {
    const hurry = () => desk.hurry()
    desk.start()
    window.addEventListener('online', hurry)
    return () => {
      window.removeEventListener('online', hurry)
      desk.stop()
    }
  }, [desk])

  return <Router base="/console"><Shell desk={desk} onSignedOut={onSignedOut} /></Router>
}

function Shell({ desk, onSignedOut }: { desk: Desk; onSignedOut: () => void }) {
  const speech = useLanguage()
  const view = useStore(desk.view)
  const t = consoleTexts[speech]
  const [, navigate] = useLocation()
  const [, params] = useRoute('/c/:conversation')
  const open = params?.conversation ? decodeURIComponent(params.conversation) : null
  const [names, setNames] = useState<ReadonlyMap<string, string>>(new Map([[desk.me.agent, desk.me.name]]))

  useEffect(() => desk.open(open), [desk, open])

  useEffect(() => {
    if (view.connection !== 'online') return
    desk.agents().then(
      agents => setNames(new Map(agents.map(agent => [agent.id, agent.name]))),
      () => {}, // Ids are shown instead; the next connect asks again.
    )
  }, [desk, view.connection])

  const { received } = view.list.counts
  useEffect(() => {
    document.title = `${received > 0 ? `(${received}) ` : ''}${staffTexts[speech].console} · Actors`
  }, [received, speech])

  return (
    <AppShell header={{ height: 56 }} navbar={{ width: 384, breakpoint: 0 }} padding={0}>
      <AppShell.Header>
        <TopBar me={desk.me} title={staffTexts[speech].console} onSignedOut={onSignedOut}>
          <PresenceSwitch desk={desk} view={view} />
        </TopBar>
      </AppShell.Header>
      <AppShell.Navbar aria-label={t.list}>
        <Inbox desk={desk} view={view} onOpen={id => navigate(`/c/${encodeURIComponent(id)}`)} />
      </AppShell.Navbar>
      <AppShell.Main className="main">
        <Connection view={view} />
        {view.connection === 'online' && view.presence === 'offline' && (
          <Alert color="yellow" radius={0} py={8} data-testid="offline-hint">{t.offlineHint}</Alert>
        )}
        <Box className="pane">
          {open
            ? <Conversation key={open} desk={desk} view={view} id={open} names={names} />
            : <Center h="100%"><Text c="dimmed">{t.choose}</Text></Center>}
        </Box>
      </AppShell.Main>
    </AppShell>
  )
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
