import { NativeSelect } from '@mantine/core'
import type { TicketFieldSetting } from '../staff/contract'
import { useLanguage } from '../staff/hooks'
import { deskTexts } from './deskTexts'
import { Written } from './Written'

/** One of the tenant's own fields of tickets, written in as its kind asks. */
export function FieldInput({ field, value, onSave }: { field: TicketFieldSetting; value: string; onSave: (value: string) => void }) {
  const d = deskTexts[useLanguage()]
  if (field.kind === 'choice' || field.kind === 'yesNo') {
    const options = field.kind === 'yesNo'
      ? [{ value: 'true', label: d.yes }, { value: 'false', label: d.no }]
      : (field.choices ?? []).map(choice => ({ value: choice, label: choice }))
    return (
      <NativeSelect size="sm" label={field.name} value={value} data-testid={`field-${field.id}`}
        onChange={event => onSave(event.currentTarget.value)} data={[{ value: '', label: d.none }, ...options]} />
    )
  }
  return (
    <Written label={field.name} value={value} longest={500} testId={`field-${field.id}`} onSave={onSave}
      type={field.kind === 'date' ? 'date' : field.kind === 'number' ? 'number' : 'text'} />
  )
}
