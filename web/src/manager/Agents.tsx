import { Badge, Button, Checkbox, Group, MultiSelect, NativeSelect, NumberInput, Table } from '@mantine/core'
import { useState } from 'react'
import { AgentEditor } from './agents/AgentEditor'
import { agentTexts } from './agents/texts'
import { useLanguage } from '../staff/hooks'
import { staffTexts } from '../staff/texts'
import { AddForm, Definitions, listOf, named, textOf, type Part } from './parts'
import { managerTexts } from './texts'

export function Agents({ tenant, reload, administers }: Part) {
  const speech = useLanguage()
  const t = managerTexts[speech]
  const a = agentTexts[speech]
  const [editing, setEditing] = useState<string | null>(null)
  const queueNames = new Map(tenant.queues.map(queue => [queue.id, queue.name]))
  const today = new Date().toLocaleDateString('sv-SE', { timeZone: tenant.settings.timeZone })
  const staff = staffTexts[speech]
  return (
    <>
      <Definitions heads={[t.name, t.id, t.role, t.presence, t.load, t.chat, t.queuesOf, '']}>
        {tenant.agents.map(agent => (
          <Table.Tr key={agent.id} data-testid="agent" data-agent={agent.id}>
            <Table.Td>{agent.name}</Table.Td>
            <Table.Td>{agent.id}</Table.Td>
            <Table.Td>{staff.roles[agent.role]}</Table.Td>
            <Table.Td>
              <Badge variant="light" tt="none"
                color={agent.presence === 'online' ? 'green' : agent.presence === 'offline' ? 'gray' : 'orange'}>
                {staff.presences[agent.presence]}{agent.presenceReason && ` · ${agent.presenceReason}`}
              </Badge>
              {agent.absences?.dayOff?.includes(today) && <Badge variant="light" color="red" tt="none" ml={4}>{a.absent}</Badge>}
            </Table.Td>
            <Table.Td>{agent.open} / {agent.capacity ?? t.noBound}</Table.Td>
            <Table.Td>{agent.chat ? (agent.assign ? t.yes : t.byHand) : t.no}</Table.Td>
            <Table.Td>{agent.queues.map(queue => queueNames.get(queue) ?? queue).join(', ') || '–'}</Table.Td>
            <Table.Td ta="right">
              <Button size="compact-sm" variant="default" onClick={() => setEditing(agent.id)} aria-label={a.editOf(agent.name)}
                data-testid="edit-agent">{a.edit}</Button>
            </Table.Td>
          </Table.Tr>
        ))}
      </Definitions>
      <AgentEditor agent={tenant.agents.find(agent => agent.id === editing)} onClose={() => setEditing(null)}
        tenant={tenant} reload={reload} administers={administers} />
      {administers && (
        <AddForm title={t.addTitle(t.agents)} path="/v1/tenant/agents" added={reload} body={form => ({
          ...named(form),
          role: textOf(form, 'role'),
          chat: form.has('chat'),
          assign: form.has('assign'),
          capacity: textOf(form, 'capacity') === '' ? null : Number(textOf(form, 'capacity')),
          queues: listOf(form, 'queues'),
        })}>
          <Group grow align="flex-start">
            <NativeSelect name="role" label={t.role} data={(['agent', 'manager', 'administrator'] as const).map(role => ({
              value: role, label: staff.roles[role],
            }))} />
            <NumberInput name="capacity" label={t.capacity} placeholder={t.noBound} min={1} max={1000} allowDecimal={false} />
            <MultiSelect name="queues" label={t.queuesOf} defaultValue={tenant.queues.slice(0, 1).map(queue => queue.id)}
              data={tenant.queues.map(queue => ({ value: queue.id, label: queue.name }))} />
          </Group>
          <Group>
            <Checkbox name="chat" label={t.chat} defaultChecked />
            <Checkbox name="assign" label={t.assign} defaultChecked />
          </Group>
        </AddForm>
      )}
    </>
  )
}
