import { Button, Fieldset, Group, NativeSelect, NumberInput, Stack, Text } from '@mantine/core'
import type { TicketFieldSetting } from '../../staff/contract'
import { useLanguage } from '../../staff/hooks'
import { partsOf, replaced, type Settings } from './model'
import { FieldError, LineInput, useError } from './parts'
import { settingsTexts } from './texts'

const most = 20

/** What agents see: when a wait changes its colour, and the tenant's own fields on every ticket. */
export function DeskRules({ settings, set }: { settings: Settings; set: (patch: Partial<Settings>) => void }) {
  const t = settingsTexts[useLanguage()]
  const fields = settings.ticketFields
  const put = (ticketFields: TicketFieldSetting[]) => set({ ticketFields })
  return (
    <Stack gap="lg">
      <Fieldset legend={t.waits}>
        <Group align="flex-start">
          {(['waitWarningSeconds', 'waitAlarmSeconds'] as const).map(name => (
            <Wait key={name} name={name} value={settings[name]} onChange={value => set({ [name]: value })} />
          ))}
        </Group>
      </Fieldset>
      <Fieldset legend={t.ticketFields}>
        <Stack>
          {fields.map((field, index) => (
            <One key={index} field={field} place={`ticketFields[${index}]`} onChange={changed => put(replaced(fields, index, changed))} />
          ))}
          {fields.length === 0 && <Text c="dimmed" size="sm">{t.noFields}</Text>}
          <FieldError field="ticketFields" own />
          <Group>
            <Button variant="default" disabled={fields.length >= most} data-testid="add-ticket-field"
              onClick={() => put([...fields, { id: `field${fields.length + 1}`, name: '', kind: 'text' }])}>{t.addField}</Button>
          </Group>
        </Stack>
      </Fieldset>
    </Stack>
  )
}

function Wait({ name, value, onChange }: { name: 'waitWarningSeconds' | 'waitAlarmSeconds'; value: number; onChange: (value: number) => void }) {
  const t = settingsTexts[useLanguage()]
  return <NumberInput label={t[name]} description={t.waitHelp} value={value} error={useError(name)} allowDecimal={false} w={260}
    onChange={typed => onChange(Number(typed))} data-testid={name} />
}

function One({ field, place, onChange }: { field: TicketFieldSetting; place: string; onChange: (field: TicketFieldSetting | null) => void }) {
  const t = settingsTexts[useLanguage()]
  return (
    <div data-testid="ticket-field" data-field={field.id}>
      <Group align="flex-end">
        <LineInput field={`${place}.id`} label={t.fieldId} value={field.id} onChange={id => onChange({ ...field, id })} />
        <LineInput field={`${place}.name`} label={t.fieldName} value={field.name} onChange={name => onChange({ ...field, name })} testId="ticket-field-name" />
        <NativeSelect label={t.fieldKind} value={field.kind} data-testid="ticket-field-kind"
          data={Object.entries(t.fieldKinds).map(([value, label]) => ({ value, label }))}
          onChange={event => {
            const kind = event.currentTarget.value as TicketFieldSetting['kind']
            onChange({ id: field.id, name: field.name, kind, ...(kind === 'choice' ? { choices: field.choices ?? [] } : {}) })
          }} />
        {field.kind === 'choice' && (
          <LineInput field={`${place}.choices`} label={t.fieldChoices} value={(field.choices ?? []).join(', ')}
            onChange={typed => onChange({ ...field, choices: partsOf(typed, /,/) })} testId="ticket-field-choices" />
        )}
        <Button variant="default" onClick={() => onChange(null)} aria-label={`${t.remove} ${field.name || field.id}`}>{t.remove}</Button>
      </Group>
      <FieldError field={`${place}.kind`} />
    </div>
  )
}
