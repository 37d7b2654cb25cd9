import { Button, Fieldset, Group, Stack, Switch, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { call } from '../../staff/api'
import { useLanguage } from '../../staff/hooks'
import type { Absences as Away, Member } from '../contract'
import { replaced } from '../settings/model'
import { Became, useDeed } from './Deed'
import { agentTexts } from './texts'

const isoToday = () => new Date().toLocaleDateString('sv-SE')

/** When an agent is not there: days off, breaks, and the own meal time. */
export function Absences({ agent, reload }: { agent: Member; reload: () => Promise<void> }) {
  const t = agentTexts[useLanguage()]
  const [away, setAway] = useState<Away>({ dayOff: agent.absences?.dayOff ?? [], breaks: agent.absences?.breaks ?? [], meal: agent.absences?.meal })
  const deed = useDeed()
  const set = (patch: Partial<Away>) => setAway({ ...away, ...patch })
  const save = () => deed.run(async () => {
    await call('PUT', `/v1/tenant/agents/${encodeURIComponent(agent.id)}/absences`, {
      dayOff: [...new Set(away.dayOff)].sort(), breaks: away.breaks, ...(away.meal ? { meal: away.meal } : {}),
    })
    await reload()
    return t.saved
  })
  return (
    <Stack>
      <Text size="sm" c="dimmed">{t.scheduleHelp}</Text>
      <Fieldset legend={t.dayOff}>
        <Stack gap="xs">
          {away.dayOff.map((date, index) => (
            <Group key={index} gap="xs">
              <TextInput type="date" aria-label={t.date} value={date} data-testid="day-off"
                onChange={event => set({ dayOff: replaced(away.dayOff, index, event.currentTarget.value) })} />
              <Button size="compact-sm" variant="default" onClick={() => set({ dayOff: replaced(away.dayOff, index, null) })}>{t.remove}</Button>
            </Group>
          ))}
          <Group><Button size="compact-sm" variant="default" onClick={() => set({ dayOff: [...away.dayOff, isoToday()] })} data-testid="add-day-off">{t.addDay}</Button></Group>
        </Stack>
      </Fieldset>
      <Fieldset legend={t.breaks}>
        <Stack gap="xs">
          {away.breaks.map((pause, index) => {
            const put = (patch: Partial<typeof pause>) => set({ breaks: replaced(away.breaks, index, { ...pause, ...patch }) })
            return (
              <Group key={index} gap="xs">
                <TextInput type="date" aria-label={t.date} value={pause.date} onChange={event => put({ date: event.currentTarget.value })} />
                <TextInput type="time" aria-label={t.from} value={pause.from} onChange={event => put({ from: event.currentTarget.value })} />
                <TextInput type="time" aria-label={t.to} value={pause.to} onChange={event => put({ to: event.currentTarget.value })} />
                <Button size="compact-sm" variant="default" onClick={() => set({ breaks: replaced(away.breaks, index, null) })}>{t.remove}</Button>
              </Group>
            )
          })}
          <Group>
            <Button size="compact-sm" variant="default"
              onClick={() => set({ breaks: [...away.breaks, { date: isoToday(), from: '15:00', to: '15:30' }] })}>{t.addBreak}</Button>
          </Group>
        </Stack>
      </Fieldset>
      <Fieldset legend={t.meal}>
        <Stack gap="xs">
          <Switch label={t.mealOn} description={t.mealHelp} checked={!!away.meal} data-testid="own-meal"
            onChange={event => set({ meal: event.currentTarget.checked ? { from: '12:00', to: '13:00' } : undefined })} />
          {away.meal && (
            <Group gap="xs">
              <TextInput type="time" aria-label={t.from} value={away.meal.from} onChange={event => set({ meal: { ...away.meal!, from: event.currentTarget.value } })} />
              <TextInput type="time" aria-label={t.to} value={away.meal.to} onChange={event => set({ meal: { ...away.meal!, to: event.currentTarget.value } })} />
            </Group>
          )}
        </Stack>
      </Fieldset>
      <Became deed={deed} />
      <Group justify="flex-end"><Button onClick={() => void save()} loading={deed.busy} data-testid="save-absences">{t.save}</Button></Group>
    </Stack>
  )
}
