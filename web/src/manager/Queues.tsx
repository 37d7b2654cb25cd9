import { Badge, Card, Group, Stack, Text, Title } from '@mantine/core'
import { useLanguage } from '../staff/hooks'
import { AddForm, named, type Part } from './parts'
import { useFlows } from './queues/flow'
import { FlowFigures } from './queues/FlowFigures'
import { queueTexts } from './queues/texts'
import { managerTexts } from './texts'

/** Every queue with its flow: who waits, how many were served, what is said of the wait and how true that is. */
export function Queues({ tenant, reload, administers }: Part) {
  const speech = useLanguage()
  const t = managerTexts[speech]
  const q = queueTexts[speech]
  const flows = useFlows(tenant.queues.map(queue => queue.id))
  const disabled = new Set(tenant.settings.queues.filter(queue => queue.enabled === false).map(queue => queue.queue))
  return (
    <>
      <Stack>
        {tenant.queues.map(queue => (
          <Card key={queue.id} withBorder data-testid="queue" data-queue={queue.id}>
            <Group gap="sm" mb="md">
              <Title order={3} size="h4">{queue.name}</Title>
              <Text c="dimmed" size="sm">{queue.id}</Text>
              <Badge variant="light" color="gray" tt="none">{q.members(tenant.agents.filter(agent => agent.queues.includes(queue.id)).length)}</Badge>
              {tenant.settings.defaultQueue === queue.id && <Badge variant="light" tt="none">{q.isDefault}</Badge>}
              {disabled.has(queue.id) && <Badge variant="light" color="orange" tt="none">{q.disabled}</Badge>}
            </Group>
            <FlowFigures flow={flows.get(queue.id)} />
          </Card>
        ))}
        {tenant.queues.length === 0 && <Text c="dimmed" ta="center" py="xl">{q.none}</Text>}
      </Stack>
      {administers && <AddForm title={t.addTitle(t.queues)} path="/v1/tenant/queues" added={reload} body={named} />}
    </>
  )
}
