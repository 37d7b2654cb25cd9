import { Button, Card, Checkbox, Group, NativeSelect, NumberInput, Stack, Table, Tabs, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { reasons } from '../../console/reasons'
import { call } from '../../staff/api'
import { useLanguage } from '../../staff/hooks'
import { Became, useDeed } from '../agents/Deed'
import type { Tenant } from '../contract'
import { messageTexts } from '../messages/texts'
import type { Settings } from '../settings/model'
import { scenarioOf, type Scene } from './scene'
import { whatIfTexts } from './texts'

interface Step {
  came: {
    do: string
    refused?: string | null
    sent: { kind: string; text: string; customerSees: string; reason?: { rule: string; case?: string | null } | null }[]
    state: string
    agent?: string | null
    input?: string | null
  }
}

interface Day {
  conversations: number
  different: number
  recorded: { messages: Record<string, number> }
  simulated: { messages: Record<string, number> }
  differences: { conversation: string; customer: string; recorded: Side; simulated: Side }[]
}

interface Side {
  sent: { kind: string }[]
  state: string
  agent?: string | null
}

/** What the settings that are edited would do: in a situation, or on a day that has been. Nothing is sent. */
export function WhatIf({ settings, tenant }: { settings: Settings; tenant: Tenant }) {
  const t = whatIfTexts[useLanguage()]
  return (
    <Stack>
      <Text size="sm" c="dimmed">{t.about}</Text>
      <Tabs defaultValue="scene" keepMounted={false} variant="pills">
        <Tabs.List mb="md">
          <Tabs.Tab value="scene">{t.scene}</Tabs.Tab>
          <Tabs.Tab value="day" data-testid="try-a-day">{t.day}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="scene"><TryScene settings={settings} tenant={tenant} /></Tabs.Panel>
        <Tabs.Panel value="day"><TryDay settings={settings} tenant={tenant} /></Tabs.Panel>
      </Tabs>
    </Stack>
  )
}

const localNow = () => new Date().toLocaleString('sv-SE').slice(0, 16).replace(' ', 'T')

function TryScene({ settings, tenant }: { settings: Settings; tenant: Tenant }) {
  const speech = useLanguage()
  const [t, m, words] = [whatIfTexts[speech], messageTexts[speech], reasons[speech]]
  const agents = tenant.agents.filter(agent => agent.chat)
  const [scene, setScene] = useState<Scene>({ channel: 'web', bot: true, at: localNow(), online: agents.length, what: 'connect', text: t.said, again: false })
  const [steps, setSteps] = useState<Step[] | null>(null)
  const deed = useDeed()
  const set = (patch: Partial<Scene>) => setScene({ ...scene, ...patch })
  const tryIt = () => deed.run(async () => {
    setSteps(null)
    const answer = await call<{ scenario: { steps: Step[] } }>('POST', '/v1/simulations', {
      settings, scenario: scenarioOf(scene, settings.timeZone, agents),
    })
    setSteps(answer.scenario.steps)
  })
  return (
    <Stack>
      <Card withBorder>
        <Stack gap="sm">
          <Group align="flex-end">
            <NativeSelect label={t.channel} value={scene.channel} data-testid="scene-channel" onChange={event => set({ channel: event.currentTarget.value as Scene['channel'] })}
              data={(['web', 'kakao', 'naver'] as const).map(value => ({ value, label: m.channels[value]! }))} />
            <TextInput type="datetime-local" label={t.at} value={scene.at} onChange={event => set({ at: event.currentTarget.value })} data-testid="scene-at" />
            <NumberInput label={t.online} value={scene.online} min={0} max={agents.length} allowDecimal={false} w={140} data-testid="scene-online"
              onChange={value => set({ online: Number(value) })} />
            <Checkbox label={t.withBot} checked={scene.bot} mb={8} data-testid="scene-bot"
              onChange={event => set({ bot: event.currentTarget.checked, what: scene.what === 'connect' ? 'say' : scene.what })} />
          </Group>
          <Group align="flex-end">
            <NativeSelect label={t.what} value={scene.what} onChange={event => set({ what: event.currentTarget.value as Scene['what'] })} data-testid="scene-what"
              data={(scene.bot ? ['connect', 'say', 'open'] as const : ['say', 'open'] as const).map(value => ({ value, label: t.whats[value] }))} />
            <TextInput label={t.saying} value={scene.text} onChange={event => set({ text: event.currentTarget.value })} style={{ flex: 1 }} />
            <Checkbox label={t.again} checked={scene.again} mb={8} onChange={event => set({ again: event.currentTarget.checked })} />
            <Button onClick={() => void tryIt()} loading={deed.busy} data-testid="try-it">{t.tryIt}</Button>
          </Group>
        </Stack>
      </Card>
      <Became deed={deed} />
      {steps?.map(({ came }, index) => (
        <Card key={index} withBorder data-testid="step">
          <Text fw={600}>{t.steps[came.do] ?? came.do}</Text>
          <Stack gap="xs" mt="xs">
            {came.refused && <Text size="sm" c="red">{t.refused}</Text>}
            {came.sent.length === 0 && <Text size="sm" c="dimmed">{t.nothing}</Text>}
            {came.sent.map((sent, at) => (
              <div key={at} data-testid="would-send" data-kind={sent.kind}>
                <Text size="sm" fw={600}>{words.kinds[sent.kind] ?? sent.kind}</Text>
                <Text size="sm" style={{ whiteSpace: 'pre-wrap' }}>{sent.text}</Text>
                <Text size="xs" c="dimmed">
                  {t.seen(t.sees[sent.customerSees] ?? sent.customerSees)}.{' '}
                  {sent.reason && `${t.because}: ${words.rules[sent.reason.rule] ?? sent.reason.rule}${sent.reason.case ? ` (${words.cases[sent.reason.case] ?? sent.reason.case})` : ''}.`}
                </Text>
              </div>
            ))}
            <Text size="sm">
              {t.ends}: <b>{t.states[came.state] ?? came.state}</b>
              {came.agent && ` · ${t.agent(tenant.agents.find(agent => agent.id === came.agent)?.name ?? came.agent)}`}
              {came.input === 'blocked' && ` · ${t.inputBlocked}`}
            </Text>
          </Stack>
        </Card>
      ))}
    </Stack>
  )
}

function TryDay({ settings, tenant }: { settings: Settings; tenant: Tenant }) {
  const speech = useLanguage()
  const [t, words] = [whatIfTexts[speech], reasons[speech]]
  const [date, setDate] = useState(() => new Date().toLocaleDateString('sv-SE', { timeZone: settings.timeZone }))
  const [day, setDay] = useState<Day | null>(null)
  const deed = useDeed()
  const tryDay = () => deed.run(async () => {
    setDay(null)
    setDay((await call<{ day: Day }>('POST', '/v1/simulations', { settings, day: date })).day)
  })
  const kinds = day ? [...new Set([...Object.keys(day.recorded.messages), ...Object.keys(day.simulated.messages)])] : []
  const side = (one: Side) => [
    one.sent.map(sent => words.kinds[sent.kind] ?? sent.kind).join(', ') || '–', t.states[one.state] ?? one.state,
    one.agent && (tenant.agents.find(agent => agent.id === one.agent)?.name ?? one.agent),
  ].filter(Boolean).join(' · ')
  return (
    <Stack>
      <Group align="flex-end">
        <TextInput type="date" label={t.date} value={date} onChange={event => setDate(event.currentTarget.value)} data-testid="day-date" />
        <Button onClick={() => void tryDay()} loading={deed.busy} data-testid="try-day">{t.tryDay}</Button>
      </Group>
      <Became deed={deed} />
      {day && (
        <Stack data-testid="day-report">
          <Text fw={600}>{day.conversations === 0 ? t.empty : day.different === 0 ? t.same : t.summary(day.conversations, day.different)}</Text>
          {kinds.length > 0 && (
            <Table maw={560}>
              <Table.Thead><Table.Tr><Table.Th>{t.kind}</Table.Th><Table.Th>{t.recorded}</Table.Th><Table.Th>{t.simulated}</Table.Th></Table.Tr></Table.Thead>
              <Table.Tbody>
                {kinds.map(kind => (
                  <Table.Tr key={kind}>
                    <Table.Td>{words.kinds[kind] ?? kind}</Table.Td><Table.Td>{day.recorded.messages[kind] ?? 0}</Table.Td><Table.Td>{day.simulated.messages[kind] ?? 0}</Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          )}
          {day.differences.length > 0 && (
            <Table.ScrollContainer minWidth={500}>
              <Table fz="sm">
                <Table.Thead><Table.Tr><Table.Th>{t.customer}</Table.Th><Table.Th>{t.recorded}</Table.Th><Table.Th>{t.simulated}</Table.Th></Table.Tr></Table.Thead>
                <Table.Tbody>
                  {day.differences.map(difference => (
                    <Table.Tr key={difference.conversation} data-testid="difference">
                      <Table.Td>{difference.customer.slice(0, 12)}</Table.Td><Table.Td>{side(difference.recorded)}</Table.Td><Table.Td>{side(difference.simulated)}</Table.Td>
                    </Table.Tr>
                  ))}
                </Table.Tbody>
              </Table>
            </Table.ScrollContainer>
          )}
        </Stack>
      )}
    </Stack>
  )
}
