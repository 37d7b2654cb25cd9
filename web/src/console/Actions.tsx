import { Button, Group, Loader, Modal, Popover, Stack, Text } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { Agent, Row } from '../staff/contract'
import { isManager } from '../staff/contract'
import { useLanguage } from '../staff/hooks'
import { staffTexts } from '../staff/texts'
import type { Desk, DeskView } from './desk'
import type { Act } from './outbox'
import { consoleTexts } from './texts'

type Button = Exclude<Act, 'Send'>

/** What this agent can do with a conversation in its state. */
function actsFor(row: Row, desk: Desk): Button[] {
  const mine = row.agent === desk.me.agent
  const manager = isManager(desk.me.role)
  switch (row.status) {
    case 'waiting':
      return manager ? ['Assign', 'Take', 'Start', 'ToBot', 'End'] : ['Take', 'Start']
    case 'received':
      return mine ? ['Delegate', 'Hold', 'ToBot', 'End', 'Start'] : manager ? ['Assign', 'ToBot', 'End'] : []
    case 'active':
      return mine ? ['Delegate', 'Hold', 'ToBot', 'End'] : manager ? ['ToBot', 'End'] : []
    case 'held':
      return mine ? ['ToBot', 'End', 'Resume'] : manager ? ['ToBot', 'End'] : []
    default:
      return []
  }
}

export function Actions({ desk, view, row }: { desk: Desk; view: DeskView; row: Row }) {
  const t = consoleTexts[useLanguage()]
  const [choosing, setChoosing] = useState<'Delegate' | 'Assign' | null>(null)
  const busy = (act: Button) => view.outbox.some(each => each.conversation === row.id && each.act === act)
  return (
    <Group gap="xs">
      {actsFor(row, desk).map(act => act === 'End'
        ? <EndButton key={act} busy={busy(act)} onEnd={() => desk.act(row.id, 'End')} />
        : (
          <Button key={act} size="xs" variant={act === 'Start' || act === 'Resume' ? 'filled' : 'default'} loading={busy(act)}
            data-testid={testIds[act]}
            onClick={() => act === 'Delegate' || act === 'Assign' ? setChoosing(act) : desk.act(row.id, act)}>
            {t.acts[act]}
          </Button>
        ))}
      {choosing && (
        <ChooseAgent desk={desk} row={row} act={choosing} onClose={() => setChoosing(null)} />
      )}
    </Group>
  )
}

const testIds: Record<Button, string> = {
  Take: 'take', Start: 'start', Hold: 'hold', Resume: 'resume', End: 'end', ToBot: 'to-bot', Delegate: 'delegate', Assign: 'assign',
}

function EndButton({ busy, onEnd }: { busy: boolean; onEnd: () => void }) {
  const t = consoleTexts[useLanguage()]
  const [asking, setAsking] = useState(false)
  return (
    <Popover opened={asking} onChange={setAsking} position="bottom-end" withArrow shadow="md" trapFocus>
      <Popover.Target>
        <Button size="xs" variant="light" color="red" loading={busy} data-testid="end" onClick={() => setAsking(!asking)}>
          {t.acts.End}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Text size="sm" mb="xs">{t.confirmEnd}</Text>
        <Group gap="xs" justify="flex-end">
          <Button size="xs" variant="default" onClick={() => setAsking(false)}>{t.no}</Button>
          <Button size="xs" color="red" data-autofocus data-testid="end-confirm" onClick={() => {
            setAsking(false)
            onEnd()
          }}>
            {t.yes}
          </Button>
        </Group>
      </Popover.Dropdown>
    </Popover>
  )
}

function ChooseAgent({ desk, row, act, onClose }: { desk: Desk; row: Row; act: 'Delegate' | 'Assign'; onClose: () => void }) {
  const speech = useLanguage()
  const t = consoleTexts[speech]
  const [agents, setAgents] = useState<Agent[] | null>(null)
  useEffect(() => void desk.agents().then(setAgents, onClose), [desk])
  const candidates = agents?.filter(agent =>
    agent.chat && agent.id !== row.agent && (act === 'Assign' || (agent.presence === 'online' && agent.id !== desk.me.agent)))
  return (
    <Modal opened onClose={onClose} title={act === 'Delegate' ? t.delegateTo : t.assignTo} closeButtonProps={{ 'aria-label': t.close }}>
      <Stack gap="xs">
        {!candidates && <Loader size="sm" />}
        {candidates?.length === 0 && <Text c="dimmed">{t.noColleague}</Text>}
        {candidates?.map(agent => (
          <Button key={agent.id} variant="default" justify="space-between" data-testid="choose-agent" data-agent={agent.id}
            rightSection={(
              <Text c="dimmed" size="sm" component="span">
                {staffTexts[speech].presences[agent.presence]} · {agent.open}{agent.capacity != null && `/${agent.capacity}`}
              </Text>
            )}
            onClick={() => {
              desk.act(row.id, act, agent.id)
              onClose()
            }}>
            {agent.name}
          </Button>
        ))}
      </Stack>
    </Modal>
  )
}
