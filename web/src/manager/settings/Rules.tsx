import { Checkbox, Fieldset, Group, NumberInput, Radio, Stack, Switch } from '@mantine/core'
import { useLanguage } from '../../staff/hooks'
import { managerTexts } from '../texts'
import type { Settings } from './model'
import { FieldError, LineInput, useError } from './parts'
import { settingsTexts } from './texts'

interface Part {
  settings: Settings
  set: (patch: Partial<Settings>) => void
}

function Choice<T extends string>({ name, label, value, options, onChange }: {
  name: string; label: string; value: T; options: Record<T, string>; onChange: (value: T) => void
}) {
  return (
    <Radio.Group label={label} value={value} onChange={chosen => onChange(chosen as T)} error={useError(name)}>
      <Stack gap="xs" mt="xs">
        {(Object.keys(options) as T[]).map(option => (
          <Radio key={option} value={option} label={options[option]} data-testid={`${name}-${option}`} />
        ))}
      </Stack>
    </Radio.Group>
  )
}

export function General({ settings, set }: Part) {
  const speech = useLanguage()
  const [t, m] = [settingsTexts[speech], managerTexts[speech]]
  return (
    <Stack gap="lg">
      <Choice name="service" label={t.service} value={settings.service} options={t.services} onChange={service => set({ service })} />
      <Choice name="distribution" label={m.distribution} value={settings.distribution} options={m.distributions} onChange={distribution => set({ distribution })} />
      <Choice name="scope" label={m.scope} value={settings.scope} options={m.scopes} onChange={scope => set({ scope })} />
      <Choice name="release" label={t.release} value={settings.release} options={t.releases} onChange={release => set({ release })} />
      <LineInput field="cancelWord" label={m.cancelWord} help={m.cancelWordHelp} value={settings.cancelWord}
        onChange={cancelWord => set({ cancelWord })} testId="cancel-word" />
      <LineInput field="contractor" label={t.contractor} value={settings.contractor} onChange={contractor => set({ contractor })} />
      <NumberInput label={t.grace} value={settings.graceSeconds} error={useError('graceSeconds')} allowDecimal={false}
        onChange={value => set({ graceSeconds: Number(value) })} />
      <LineInput field="emptyMessage" label={t.emptyMessage} value={settings.emptyMessage} onChange={emptyMessage => set({ emptyMessage })} />
      <NumberInput label={t.freeMonthlyUsers} description={t.freeHelp} value={settings.freeMonthlyUsers ?? ''} error={useError('freeMonthlyUsers')}
        allowDecimal={false} onChange={value => set({ freeMonthlyUsers: value === '' ? undefined : Number(value) })} />
      <LineInput field="brandLine" label={t.brandLine} value={settings.brandLine ?? ''} onChange={brandLine => set({ brandLine: brandLine || undefined })} />
    </Stack>
  )
}

export function Admission({ settings, set }: Part) {
  const t = settingsTexts[useLanguage()]
  const flag = (name: 'acceptOffHours' | 'acceptDuringMeal' | 'acceptDuringBreak' | 'acceptOverLimit') => (
    <Checkbox label={t[name]} checked={settings[name]} onChange={event => set({ [name]: event.currentTarget.checked })} data-testid={name} />
  )
  const { meal } = settings
  return (
    <Stack>
      {flag('acceptOffHours')}
      {flag('acceptDuringMeal')}
      {flag('acceptDuringBreak')}
      {flag('acceptOverLimit')}
      <NumberInput label={t.limit} description={t.limitHelp} value={settings.limit ?? ''} error={useError('limit')} allowDecimal={false}
        onChange={value => set({ limit: value === '' ? undefined : Number(value) })} data-testid="limit" />
      <Fieldset legend={t.meal}>
        <Switch label={t.on} checked={meal !== undefined}
          onChange={event => set({ meal: event.currentTarget.checked ? { from: '12:00', to: '13:00' } : undefined })} />
        {meal && (
          <Group mt="xs">
            <LineInput field="meal.from" label={t.mealFrom} value={meal.from ?? ''} onChange={from => set({ meal: { ...meal, from } })} />
            <LineInput field="meal.to" label={t.mealTo} value={meal.to ?? ''} onChange={to => set({ meal: { ...meal, to } })} />
          </Group>
        )}
        <FieldError field="meal" own />
      </Fieldset>
    </Stack>
  )
}
