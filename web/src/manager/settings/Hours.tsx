import { Button, Card, Fieldset, Group, Select, SimpleGrid, Stack } from '@mantine/core'
import { useState } from 'react'
import { useLanguage } from '../../staff/hooks'
import type { Named } from '../contract'
import { days, partsOf, replaced, type Settings, type Week } from './model'
import { FieldError, LineInput } from './parts'
import { settingsTexts } from './texts'

const closed = Object.fromEntries(days.map(day => [day, [] as string[]])) as Week

/** The tenant's week, and the weeks of channels that have their own. */
export function Hours({ settings, set, channels }: { settings: Settings; set: (patch: Partial<Settings>) => void; channels: readonly Named[] }) {
  const t = settingsTexts[useLanguage()]
  const [channel, setChannel] = useState<string | null>(null)
  const own = settings.channelHours
  const free = channels.filter(each => !own.some(week => week.channel === each.id))
  return (
    <Stack>
      <LineInput field="timeZone" label={t.timeZone} value={settings.timeZone} onChange={timeZone => set({ timeZone })} testId="time-zone" />
      <Days field="hours" week={settings.hours} onChange={hours => set({ hours })} />
      <Fieldset legend={t.channelHours}>
        {own.map((week, index) => (
          <Card key={week.channel} withBorder mb="sm">
            <Group justify="space-between">
              {channels.find(each => each.id === week.channel)?.name ?? week.channel}
              <Button size="compact-sm" variant="default" onClick={() => set({ channelHours: replaced(own, index, null) })}>{t.remove}</Button>
            </Group>
            <FieldError field={`channelHours[${index}].channel`} />
            <Days field={`channelHours[${index}].hours`} week={week.hours}
              onChange={hours => set({ channelHours: replaced(own, index, { ...week, hours }) })} />
          </Card>
        ))}
        <Group>
          <Select data={free.map(each => ({ value: each.id, label: each.name }))} value={channel} onChange={setChannel} aria-label={t.channelHours} />
          <Button variant="default" disabled={!channel} onClick={() => {
            set({ channelHours: [...own, { channel: channel!, hours: closed }] })
            setChannel(null)
          }}>{t.addChannel}</Button>
        </Group>
      </Fieldset>
    </Stack>
  )
}

function Days({ field, week, onChange }: { field: string; week: Week; onChange: (week: Week) => void }) {
  const t = settingsTexts[useLanguage()]
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="xs">
      {days.map(day => (
        <LineInput key={day} field={`${field}.${day}`} label={t.days[day]} value={week[day].join(', ')} help={day === 'mon' ? t.weekHelp : undefined}
          onChange={text => onChange({ ...week, [day]: partsOf(text, /,/) })} testId={`${field}-${day}`} />
      ))}
    </SimpleGrid>
  )
}
