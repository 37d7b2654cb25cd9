import { Badge, Checkbox, Group, MultiSelect, NativeSelect, NumberInput, Table, Text } from '@mantine/core'
import type { Agent } from '../staff/contract'
import { useLanguage } from '../staff/hooks'
import { staffTexts } from '../staff/texts'
import { AddForm, Definitions, listOf, named, textOf, type Part } from './parts'
import { managerTexts } from './texts'

export function Agents({ tenant, agents, reload, administers }: Part & { agents: Agent[] }) {
  const speech = useLanguage()
  const t = managerTexts[speech]
  const staff = staffTexts[speech]
  const queueNames = new Map(tenant.queues.map(queue => [queue.id, queue.name]))
  const present = new Map(agents.map(agent => [agent.id, agent]))
  return (
    <>
      <Definitions heads={[t.name, t.role, t.presence, t.load, t.queuesOf, t.assign]}>
        {tenant.agents.map(agent => {
          const now = present.get(agent.id)
          return (
            <Table.Tr key={agent.id} data-testid="agent" data-agent={agent.id}>
              <Table.Td>{agent.name} <Text span c="dimmed" size="sm">{agent.id}</Text></Table.Td>
              <Table.Td>{staff.roles[agent.role]}</Table.Td>
              <Table.Td>
                {now && (
                  <Badge variant="light" tt="none"
                    color={now.presence === 'online' ? 'green' : now.presence === 'offline' ? 'gray' : 'orange'}>
                    {staff.presences[now.presence]}
                  </Badge>
                )}
              </Table.Td>
              <Table.Td>{now?.open ?? '-'} / {agent.capacity ?? t.noBound}</Table.Td>
              <Table.Td>{agent.queues?.map(queue => queueNames.get(queue) ?? queue).join(', ') || '-'}</Table.Td>
              <Table.Td>{agent.assign && agent.chat ? t.yes : t.no}</Table.Td>
            </Table.Tr>
          )
        })}
      </Definitions>
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
