import { Button, Card, Group, MultiSelect, NativeSelect, Stack } from '@mantine/core'
import { useLanguage } from '../../staff/hooks'
import type { Named } from '../contract'
import { replaced, type Category } from './model'
import { FieldError, LineInput } from './parts'
import { settingsTexts } from './texts'

/** Categories with their divisions; the first of the first is the default of every room. */
export function Categories({ categories, onChange, agents, queues }: {
  categories: readonly Category[]; onChange: (categories: Category[]) => void; agents: readonly Named[]; queues: readonly Named[]
}) {
  const t = settingsTexts[useLanguage()]
  return (
    <Stack>
      <FieldError field="categories" own />
      {categories.map((category, index) => (
        <Card key={index} withBorder>
          <One field={`categories[${index}]`} category={category} agents={agents} queues={queues} onChange={item => onChange(replaced(categories, index, item))} />
        </Card>
      ))}
      <Group>
        <Button variant="default" onClick={() => onChange([...categories, { name: '', divisions: [{ name: '', agents: [] }] }])}>{t.addCategory}</Button>
      </Group>
    </Stack>
  )
}

function One({ field, category, onChange, agents, queues }: {
  field: string; category: Category; onChange: (category: Category | null) => void; agents: readonly Named[]; queues: readonly Named[]
}) {
  const t = settingsTexts[useLanguage()]
  const { divisions } = category
  const setDivisions = (changed: Category['divisions']) => onChange({ ...category, divisions: changed })
  return (
    <Stack gap="xs">
      <Group align="flex-end">
        <LineInput field={`${field}.name`} label={t.category} value={category.name} onChange={name => onChange({ ...category, name })} />
        <NativeSelect label={t.categoryQueue} value={category.queue ?? ''} onChange={event => onChange({ ...category, queue: event.currentTarget.value || undefined })}
          data={[{ value: '', label: t.channelQueue }, ...queues.map(queue => ({ value: queue.id, label: queue.name }))]} />
        <Button variant="default" ml="auto" onClick={() => onChange(null)}>{t.remove}</Button>
      </Group>
      <FieldError field={`${field}.queue`} />
      <FieldError field={`${field}.divisions`} own />
      {divisions.map((division, index) => {
        const place = `${field}.divisions[${index}]`
        // Somebody who is gone stays in the list, so that it can be taken out.
        const gone = division.agents.filter(id => !agents.some(agent => agent.id === id)).map(id => ({ value: id, label: id }))
        return (
          <div key={index}>
            <Group align="flex-end" wrap="nowrap">
              <LineInput field={`${place}.name`} label={t.division} value={division.name}
                onChange={name => setDivisions(replaced(divisions, index, { ...division, name }))} />
              <MultiSelect label={t.designated} value={division.agents} style={{ flex: 1 }}
                data={[...agents.map(agent => ({ value: agent.id, label: agent.name })), ...gone]}
                onChange={chosen => setDivisions(replaced(divisions, index, { ...division, agents: chosen }))} />
              <Button variant="default" onClick={() => setDivisions(replaced(divisions, index, null))}>{t.remove}</Button>
            </Group>
            <FieldError field={`${place}.agents`} />
          </div>
        )
      })}
      <Group><Button size="compact-sm" variant="default" onClick={() => setDivisions([...divisions, { name: '', agents: [] }])}>{t.addDivision}</Button></Group>
    </Stack>
  )
}
