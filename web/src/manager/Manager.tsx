import { Alert, Anchor, AppShell, Button, Center, Container, Loader, Stack, Tabs } from '@mantine/core'
import { useCallback, useEffect, useState } from 'react'
import type { Problem } from '../shared/contract'
import { explain } from '../shared/problems'
import { call, isSignedOut, problemOf } from '../staff/api'
import { isManager, type Me } from '../staff/contract'
import { TopBar } from '../staff/controls'
import { useLanguage } from '../staff/hooks'
import { staffTexts } from '../staff/texts'
import { Agents } from './Agents'
import { Channels } from './Channels'
import type { Tenant } from './contract'
import { Keys } from './Keys'
import { Queues } from './Queues'
import { SettingsForm } from './SettingsForm'
import { Tenants } from './Tenants'
import { managerTexts } from './texts'

export function Manager({ me, onSignedOut }: { me: Me; onSignedOut: () => void }) {
  const speech = useLanguage()
  const t = managerTexts[speech]
  return (
    <AppShell header={{ height: 56 }} padding="md">
      <AppShell.Header><TopBar me={me} title={staffTexts[speech].manager} onSignedOut={onSignedOut} /></AppShell.Header>
      <AppShell.Main>
        <Container size="lg" py="sm">
          {me.role === 'operator' ? <Tenants onSignedOut={onSignedOut} />
            : isManager(me.role) ? <TenantPages me={me} onSignedOut={onSignedOut} />
              : <Alert color="yellow"><Stack gap="xs">{t.notManager}<Anchor href="/console">{t.toConsole}</Anchor></Stack></Alert>}
        </Container>
      </AppShell.Main>
    </AppShell>
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
  const administers = me.role === 'administrator'
  const part = { tenant, reload: load, administers }
  return (
    <>
      {fault}
      <Tabs defaultValue="agents" keepMounted={false}>
        <Tabs.List mb="md">
          {(['agents', 'queues', 'channels', 'keys', 'settings'] as const)
            .filter(tab => tab !== 'keys' || administers)
            .map(tab => <Tabs.Tab key={tab} value={tab} data-testid={`manage-${tab}`}>{t[tab]}</Tabs.Tab>)}
        </Tabs.List>
        <Tabs.Panel value="agents"><Agents {...part} /></Tabs.Panel>
        <Tabs.Panel value="queues"><Queues {...part} /></Tabs.Panel>
        <Tabs.Panel value="channels"><Channels {...part} tenantId={me.tenant} /></Tabs.Panel>
        <Tabs.Panel value="keys"><Keys {...part} /></Tabs.Panel>
        <Tabs.Panel value="settings"><SettingsForm {...part} /></Tabs.Panel>
      </Tabs>
    </>
  )
}
