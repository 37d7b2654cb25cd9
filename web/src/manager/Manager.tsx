import { Alert, Anchor, AppShell, Burger, Button, Center, Container, Loader, NavLink, Stack, Title } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useCallback, useEffect, useState, type ReactNode } from 'react'
import { Link, Redirect, Route, Switch, useLocation } from 'wouter'
import type { Problem } from '../shared/contract'
import { explain } from '../shared/problems'
import { call, isSignedOut, problemOf } from '../staff/api'
import { isManager, type Me } from '../staff/contract'
import { TopBar } from '../staff/controls'
import { useLanguage } from '../staff/hooks'
import { staffTexts } from '../staff/texts'
import { Agents } from './Agents'
import { Blocked } from './Blocked'
import { Channels } from './Channels'
import type { Tenant } from './contract'
import { KakaoTexts } from './KakaoTexts'
import { Keys } from './Keys'
import type { Part } from './parts'
import { Queues } from './Queues'
import { SettingsForm } from './SettingsForm'
import { Tenants } from './Tenants'
import { managerTexts } from './texts'

const pages = ['agents', 'queues', 'channels', 'settings', 'kakao', 'blocked', 'keys'] as const
type PageName = (typeof pages)[number]

export function Manager({ me, onSignedOut }: { me: Me; onSignedOut: () => void }) {
  const speech = useLanguage()
  const t = managerTexts[speech]
  const [opened, { toggle, close }] = useDisclosure()
  const manages = isManager(me.role)
  return (
    <AppShell header={{ height: 56 }} padding="md"
      navbar={manages ? { width: 210, breakpoint: 'sm', collapsed: { mobile: !opened } } : undefined}>
      <AppShell.Header>
        <TopBar me={me} title={staffTexts[speech].manager} onSignedOut={onSignedOut}>
          {manages && <Burger opened={opened} onClick={toggle} hiddenFrom="sm" size="sm" aria-label={t.menu} aria-expanded={opened} />}
        </TopBar>
      </AppShell.Header>
      {manages && <AppShell.Navbar p="xs"><Navigation administers={me.role === 'administrator'} onChoose={close} /></AppShell.Navbar>}
      <AppShell.Main>
        <Container size="lg" py="sm" px={0}>
          {me.role === 'operator' ? <Tenants onSignedOut={onSignedOut} />
            : manages ? <TenantPages me={me} onSignedOut={onSignedOut} />
              : <Alert color="yellow"><Stack gap="xs">{t.notManager}<Anchor href="/console">{t.toConsole}</Anchor></Stack></Alert>}
        </Container>
      </AppShell.Main>
    </AppShell>
  )
}

const shownTo = (administers: boolean) => pages.filter(page => page !== 'keys' || administers)

function Navigation({ administers, onChoose }: { administers: boolean; onChoose: () => void }) {
  const t = managerTexts[useLanguage()]
  const [at] = useLocation()
  return (
    <nav aria-label={t.menu}>
      {shownTo(administers).map(page => (
        <NavLink key={page} component={Link} href={`/manager/${page}`} label={t[page]} active={at.startsWith(`/manager/${page}`)}
          aria-current={at.startsWith(`/manager/${page}`) ? 'page' : undefined} onClick={onChoose} data-testid={`manage-${page}`} />
      ))}
    </nav>
  )
}

function TenantPages({ me, onSignedOut }: { me: Me; onSignedOut: () => void }) {
  const speech = useLanguage()
  const t = managerTexts[speech]
  const [tenant, setTenant] = useState<Tenant | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)

  const load = useCallback(async () => {
    try {
      setTenant(await call<Tenant>('GET', '/v1/tenant'))
      setProblem(null)
    } catch (error) {
      if (isSignedOut(error)) onSignedOut()
      else setProblem(problemOf(error))
    }
  }, [onSignedOut])

  // Presence changes without anybody telling this page.
  useEffect(() => {
    void load()
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') void load()
    }, 5_000)
    return () => clearInterval(timer)
  }, [load])

  const fault = problem && (
    <Alert color="red" mb="md" role="alert">
      <Stack gap="xs" align="flex-start">
        {explain(problem, speech)}
        <Button size="xs" variant="default" onClick={() => void load()}>{t.retry}</Button>
      </Stack>
    </Alert>
  )
  if (!tenant) return fault || <Center h={300}><Loader /></Center>
  const part: Part = { tenant, reload: load, administers: me.role === 'administrator' }
  const content: Record<PageName, () => ReactNode> = {
    agents: () => <Agents {...part} />,
    queues: () => <Queues {...part} />,
    channels: () => <Channels {...part} tenantId={me.tenant} />,
    settings: () => <SettingsForm {...part} />,
    kakao: () => <KakaoTexts {...part} />,
    blocked: () => <Blocked {...part} />,
    keys: () => <Keys {...part} />,
  }
  return (
    <>
      {fault}
      <Switch>
        {shownTo(part.administers).map(page => (
          <Route key={page} path={`/manager/${page}`}>
            <Title order={2} size="h3" mb="md">{t[page]}</Title>
            {content[page]()}
          </Route>
        ))}
        <Route><Redirect to="/manager/agents" replace /></Route>
      </Switch>
    </>
  )
}
