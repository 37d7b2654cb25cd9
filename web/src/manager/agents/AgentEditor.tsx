import { Button, Code, Divider, Drawer, Group, Stack, Tabs, Text } from '@mantine/core'
import { useState } from 'react'
import { call } from '../../staff/api'
import { useLanguage } from '../../staff/hooks'
import type { Member } from '../contract'
import type { Part } from '../parts'
import { managerTexts } from '../texts'
import { Absences } from './Absences'
import { Became, useDeed } from './Deed'
import { Definition } from './Definition'
import { agentTexts } from './texts'

/** Everything about one agent. */
export function AgentEditor({ agent, onClose, ...part }: Part & { agent: Member | undefined; onClose: () => void }) {
  const t = agentTexts[useLanguage()]
  return (
    <Drawer opened={agent !== undefined} onClose={onClose} position="right" size="lg" title={agent && t.editOf(agent.name)}
      closeButtonProps={{ 'aria-label': t.cancel }}>
      {agent && (
        <Tabs defaultValue={part.administers ? 'permissions' : 'schedule'} keepMounted={false} key={agent.id}>
          <Tabs.List mb="md">
            <Tabs.Tab value="permissions" data-testid="agent-permissions">{t.permissions}</Tabs.Tab>
            <Tabs.Tab value="schedule" data-testid="agent-schedule">{t.schedule}</Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="permissions">
            {part.administers
              ? <Stack><Definition agent={agent} {...part} /><Divider /><Access agent={agent} {...part} onClose={onClose} /></Stack>
              : <Text c="dimmed">{t.onlyAdministrator}</Text>}
          </Tabs.Panel>
          <Tabs.Panel value="schedule"><Absences agent={agent} reload={part.reload} /></Tabs.Panel>
        </Tabs>
      )}
    </Drawer>
  )
}

/** A new password, and the end of an agent: both are asked for twice. */
function Access({ agent, reload, onClose }: Part & { agent: Member; onClose: () => void }) {
  const speech = useLanguage()
  const [t, m] = [agentTexts[speech], managerTexts[speech]]
  const [asking, setAsking] = useState<'password' | 'remove' | null>(null)
  const [password, setPassword] = useState<string | null>(null)
  const deed = useDeed()
  const path = `/v1/tenant/agents/${encodeURIComponent(agent.id)}`
  const renew = () => deed.run(async () => {
    setAsking(null)
    setPassword((await call<{ password: string }>('POST', `${path}/password`)).password)
  })
  const remove = () => deed.run(async () => {
    setAsking(null)
    await call('DELETE', path)
    await reload()
    onClose()
  })
  return (
    <Stack gap="sm">
      <Group>
        <Button variant="default" onClick={() => setAsking('password')} data-testid="new-password">{t.password}</Button>
        <Button variant="light" color="red" onClick={() => setAsking('remove')} data-testid="remove-agent">{t.removeAgent}</Button>
      </Group>
      {asking && (
        <Stack gap="xs" role="alertdialog" aria-label={asking === 'remove' ? t.removeAgent : t.password}>
          <Text size="sm">{asking === 'remove' ? t.removeAsk(agent.name) : t.passwordAsk}</Text>
          <Group>
            <Button color={asking === 'remove' ? 'red' : undefined} loading={deed.busy} data-testid="sure"
              onClick={() => void (asking === 'remove' ? remove() : renew())}>{asking === 'remove' ? t.removeAgent : t.password}</Button>
            <Button variant="default" onClick={() => setAsking(null)}>{t.cancel}</Button>
          </Group>
        </Stack>
      )}
      {password && <Stack gap={4}><Text size="sm">{m.once}</Text><Code fz="sm" data-testid="secret-password">{password}</Code></Stack>}
      <Became deed={deed} />
    </Stack>
  )
}
