import { Button, Checkbox, Group, NumberInput, ScrollArea, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useLanguage } from '../../staff/hooks'
import { replaced, type Holiday } from './model'
import { FieldError } from './parts'
import { settingsTexts } from './texts'

/** Days off, and the call that brings the public holidays of a year. */
export function Holidays({ holidays, onChange, onImport, busy }: {
  holidays: readonly Holiday[]
  onChange: (holidays: Holiday[]) => void
  onImport: (year: number) => void
  busy: boolean
}) {
  const t = settingsTexts[useLanguage()]
  const [year, setYear] = useState(new Date().getFullYear())
  return (
    <Stack>
      <Group align="flex-end">
        <NumberInput label={t.year} value={year} onChange={value => setYear(Number(value))} min={1991} max={2050} w={110} data-testid="import-year" />
        <Button variant="default" onClick={() => onImport(year)} loading={busy} data-testid="import-holidays">{t.importHolidays}</Button>
      </Group>
      <FieldError field="year" />
      <FieldError field="years" />
      <FieldError field="holidays" own />
      <Text size="sm" c="dimmed">{t.holidayHelp}</Text>
      <ScrollArea.Autosize mah={480}>
        <Stack gap="xs">
          {holidays.map((holiday, index) => (
            <Row key={index} index={index} holiday={holiday} onChange={item => onChange(replaced(holidays, index, item))} />
          ))}
        </Stack>
      </ScrollArea.Autosize>
      <Group><Button variant="default" onClick={() => onChange([...holidays, { date: '' }])}>{t.addHoliday}</Button></Group>
    </Stack>
  )
}

function Row({ index, holiday, onChange }: { index: number; holiday: Holiday; onChange: (holiday: Holiday | null) => void }) {
  const t = settingsTexts[useLanguage()]
  const text = (name: 'date' | 'from' | 'to' | 'name', width: number | undefined, placeholder: string) => (
    <TextInput aria-label={t[name]} placeholder={placeholder} value={holiday[name] ?? ''} w={width} style={width ? undefined : { flex: 1 }}
      onChange={event => onChange({ ...holiday, [name]: event.currentTarget.value || (name === 'date' ? '' : undefined) })} />
  )
  return (
    <div data-testid="holiday" data-date={holiday.date}>
      <Group gap="xs" wrap="nowrap">
        {text('date', 120, '2027-01-01')}
        {text('from', 80, t.from)}
        {text('to', 80, t.to)}
        {text('name', undefined, t.name)}
        <Checkbox label={t.yearly} checked={holiday.yearly ?? false} onChange={event => onChange({ ...holiday, yearly: event.currentTarget.checked })} />
        <Button size="compact-sm" variant="default" onClick={() => onChange(null)}>{t.remove}</Button>
      </Group>
      <FieldError field={`holidays[${index}]`} />
    </div>
  )
}
