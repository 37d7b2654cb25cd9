import { Button, Checkbox, Group, MultiSelect, NativeSelect, NumberInput, Stack, TextInput } from '@mantine/core'
import { useState } from 'react'
import { call } from '../../staff/api'
import { useLanguage } from '../../staff/hooks'
import { staffTexts } from '../../staff/texts'
import type { Member } from '../contract'
import type { Part } from '../parts'
import { managerTexts } from '../texts'
import { Became, useDeed } from './Deed'
import { agentTexts } from './texts'

/** What an agent is called, may do, takes part in and can carry; an administrator's to change. */
export function Definition({ agent, tenant, reload }: Part & { agent: Member }) {
  const speech = useLanguage()
  const [t, m, staff] = [agentTexts[speech], managerTexts[speech], staffTexts[speech]]
  const [draft, setDraft] = useState({
    name: agent.name, role: agent.role, chat: agent.chat, assign: agent.assign, capacity: agent.capacity ?? null, queues: agent.queues,
  })
  const deed = useDeed()
  const set = (patch: Partial<typeof draft>) => setDraft({ ...draft, ...patch })
  const save = () => deed.run(async () => {
    await call('PUT', `/v1/tenant/agents/${encodeURIComponent(agent.id)}`, draft)
    await reload()
    return t.saved
  })
  return (
    <Stack>
      <TextInput label={m.name} value={draft.name} maxLength={60} onChange={event => set({ name: event.currentTarget.value })} data-testid="agent-name" />
      <Group grow align="flex-start">
        <NativeSelect label={t.role} value={draft.role} onChange={event => set({ role: event.currentTarget.value as Member['role'] })}
          data={(['agent', 'manager', 'administrator'] as const).map(role => ({ value: role, label: staff.roles[role] }))} data-testid="agent-role" />
        <NumberInput label={m.capacity} placeholder={m.noBound} value={draft.capacity ?? ''} min={1} max={1000} allowDecimal={false}
          onChange={value => set({ capacity: value === '' ? null : Number(value) })} data-testid="agent-capacity" />
      </Group>
      <MultiSelect label={m.queuesOf} value={draft.queues} onChange={queues => set({ queues })} data-testid="agent-queues"
        data={tenant.queues.map(queue => ({ value: queue.id, label: queue.name }))} />
      <Checkbox label={t.chat} description={t.chatHelp} checked={draft.chat} onChange={event => set({ chat: event.currentTarget.checked })} data-testid="agent-chat" />
      <Checkbox label={t.assign} description={t.assignHelp} checked={draft.assign} onChange={event => set({ assign: event.currentTarget.checked })}
        data-testid="agent-assign" />
      <Became deed={deed} />
      <Group justify="flex-end"><Button onClick={() => void save()} loading={deed.busy} data-testid="save-agent">{t.save}</Button></Group>
    </Stack>
  )
}
