import { Checkbox, Fieldset, Group, NativeSelect, NumberInput, Stack, Text } from '@mantine/core'
import { useLanguage } from '../../staff/hooks'
import type { Named } from '../contract'
import { managerTexts } from '../texts'
import type { Distribution, QueueSetting, Settings } from './model'
import { FieldError, useError } from './parts'
import { settingsTexts } from './texts'

/** What is set for single queues, and the limits of time that queues keep. */
export function QueueRules({ settings, set, queues }: { settings: Settings; set: (patch: Partial<Settings>) => void; queues: readonly Named[] }) {
  const speech = useLanguage()
  const [t, m] = [settingsTexts[speech], managerTexts[speech]]
  const own = (queue: string): QueueSetting => settings.queues.find(each => each.queue === queue) ?? { queue, enabled: true }
  const put = (changed: QueueSetting) => {
    const says = changed.enabled === false || changed.distribution
    const kept = settings.queues.filter(each => each.queue !== changed.queue || says)
    set({
      queues: kept.some(each => each.queue === changed.queue) ? kept.map(each => each.queue === changed.queue ? changed : each)
        : says ? [...kept, changed] : kept,
    })
  }
  const ways = [{ value: '', label: t.asTenant }, ...Object.entries(m.distributions).map(([value, label]) => ({ value, label }))]
  return (
    <Stack gap="lg">
      <NativeSelect label={t.defaultQueue} value={settings.defaultQueue ?? ''} error={useError('defaultQueue')} maw={400} data-testid="default-queue"
        onChange={event => set({ defaultQueue: event.currentTarget.value || undefined })}
        data={[{ value: '', label: t.noDefaultQueue }, ...queues.map(queue => ({ value: queue.id, label: queue.name }))]} />
      <Fieldset legend={t.queueSettings}>
        <Stack>
          {queues.map(queue => {
            const setting = own(queue.id)
            return (
              <Group key={queue.id} gap="lg" align="flex-end">
                <Text w={160} fw={600}>{queue.name}</Text>
                <NativeSelect label={t.ownDistribution} aria-label={`${queue.name} ${t.ownDistribution}`} value={setting.distribution ?? ''} data={ways}
                  onChange={event => put({ ...setting, distribution: event.currentTarget.value as Distribution || undefined })} />
                <Checkbox label={t.enabled} aria-label={`${queue.name} ${t.enabled}`} checked={setting.enabled !== false} mb={8}
                  onChange={event => put({ ...setting, enabled: event.currentTarget.checked })} data-testid={`queue-enabled-${queue.id}`} />
              </Group>
            )
          })}
          <FieldError field="queues" />
        </Stack>
      </Fieldset>
      <Fieldset legend={t.times}>
        <Stack>
          {(['noAnswerMinutes', 'resumeMinutes', 'idleMinutes', 'waitingHours'] as const).map(name => (
            <Limit key={name} name={name} value={settings[name]} onChange={value => set({ [name]: value })} />
          ))}
          <Checkbox label={t.endKakaoAfter30Days} checked={settings.endKakaoAfter30Days}
            onChange={event => set({ endKakaoAfter30Days: event.currentTarget.checked })} />
        </Stack>
      </Fieldset>
    </Stack>
  )
}

function Limit({ name, value, onChange }: {
  name: 'noAnswerMinutes' | 'resumeMinutes' | 'idleMinutes' | 'waitingHours'; value: number | undefined; onChange: (value: number | undefined) => void
}) {
  const t = settingsTexts[useLanguage()]
  return (
    <NumberInput label={t[name]} description={t.emptyOff} value={value ?? ''} error={useError(name)} allowDecimal={false} min={1} maw={480}
      onChange={changed => onChange(changed === '' ? undefined : Number(changed))} data-testid={name} />
  )
}
