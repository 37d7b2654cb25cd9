import { Badge, Button, Card, Grid, Group, NavLink, Stack, Switch, Text, Textarea, TextInput, Title } from '@mantine/core'
import { useRef, useState } from 'react'
import { characters } from '../../shared/composer'
import { useLanguage } from '../../staff/hooks'
import { samples } from '../messages/preview'
import { Previews } from '../messages/Previews'
import { messageTexts } from '../messages/texts'
import { fixed, hasImage, hasLinks, replaced, switched, type Kind, type Link, type Message, type Settings } from './model'
import { FieldError, LineInput, useError } from './parts'
import { settingsTexts } from './texts'

const longestText = 1_000
const mostLinks = 3
const longestLabel = 20

const variablesOf: Partial<Record<Kind, string[]>> = {
  greeting: ['[counselor_name]'], title: ['[category_name]', '[division_name]'], waitingCount: ['[counsel_count]'],
}

/** The automatic messages: one is edited, and shown side by side as every messenger will show it. */
export function Messages({ settings, onChange, counselor }: {
  settings: Settings; onChange: (messages: Settings['messages']) => void; counselor: string | undefined
}) {
  const speech = useLanguage()
  const t = settingsTexts[speech]
  const [kind, setKind] = useState<Kind>('greeting')
  const { messages } = settings
  const [first] = settings.categories
  const values = samples(speech, counselor, [first?.name ?? '', first?.divisions[0]?.name ?? ''])
  return (
    <Grid gap="lg">
      <Grid.Col span={{ base: 12, sm: 3 }}>
        {[...switched, ...fixed].map(each => (
          <NavLink key={each} component="button" type="button" label={t.kinds[each]} active={each === kind} onClick={() => setKind(each)} data-testid={`edit-${each}`}
            rightSection={messages[each].on === undefined ? null
              : <Badge size="sm" variant="light" tt="none" color={messages[each].on ? 'green' : 'gray'}>{messages[each].on ? 'ON' : 'OFF'}</Badge>} />
        ))}
      </Grid.Col>
      <Grid.Col span={{ base: 12, sm: 9 }}>
        <One key={kind} kind={kind} message={messages[kind]} onChange={message => onChange({ ...messages, [kind]: message })} values={values} />
      </Grid.Col>
    </Grid>
  )
}

function One({ kind, message, onChange, values }: { kind: Kind; message: Message; onChange: (message: Message) => void; values: Record<string, string> }) {
  const speech = useLanguage()
  const [t, m] = [settingsTexts[speech], messageTexts[speech]]
  const area = useRef<HTMLTextAreaElement>(null)
  const field = `messages.${kind}`
  const links = message.links ?? []
  const used = characters(message.text)
  const insert = (variable: string) => {
    const at = area.current?.selectionStart ?? message.text.length
    onChange({ ...message, text: message.text.slice(0, at) + variable + message.text.slice(area.current?.selectionEnd ?? at) })
    area.current?.focus()
  }
  const setLinks = (changed: Link[]) => onChange({ ...message, links: changed })
  return (
    <Stack>
      <Card withBorder>
        <Stack gap="sm">
          <Group justify="space-between">
            <Title order={3} size="h4">{t.kinds[kind]}</Title>
            {message.on !== undefined && (
              <Switch label={t.on} checked={message.on} onChange={event => onChange({ ...message, on: event.currentTarget.checked })}
                data-testid={`message-${kind}-on`} />
            )}
          </Group>
          <Text size="sm" c="dimmed">{m.when[kind]}</Text>
          <Textarea ref={area} label={t.text} value={message.text} autosize minRows={3} maxRows={12} error={useError(`${field}.text`)} data-testid={`message-${kind}`}
            onChange={event => onChange({ ...message, text: event.currentTarget.value })} />
          <Group justify="space-between">
            <Group gap="xs">
              {variablesOf[kind]?.map(variable => (
                <Button key={variable} size="compact-xs" variant="default" onClick={() => insert(variable)}>{m.variables[variable]} {m.insert}</Button>
              ))}
            </Group>
            <Text size="xs" c={used > longestText ? 'red' : 'dimmed'} data-testid="counter" aria-live="polite">{m.characters(used, longestText)}</Text>
          </Group>
          {hasImage(kind) && (
            <LineInput field={`${field}.image`} label={t.image} help={m.imageHelp} value={message.image ?? ''} onChange={image => onChange({ ...message, image: image || undefined })} />
          )}
          {hasLinks(kind) && (
            <Stack gap="xs">
              {links.map((link, index) => (
                <div key={index}>
                  <Group gap="xs" wrap="nowrap" align="flex-end">
                    <TextInput label={m.label} value={link.label} w={180} maxLength={longestLabel} data-testid="link-label"
                      rightSectionWidth={52} rightSection={<Text size="xs" c="dimmed">{characters(link.label)}/{longestLabel}</Text>}
                      onChange={event => setLinks(replaced(links, index, { ...link, label: event.currentTarget.value }))} />
                    <TextInput label={m.url} value={link.url} placeholder="https://" style={{ flex: 1 }} data-testid="link-url"
                      onChange={event => setLinks(replaced(links, index, { ...link, url: event.currentTarget.value }))} />
                    <Button variant="default" onClick={() => setLinks(replaced(links, index, null))} aria-label={m.removeButton}>{t.remove}</Button>
                  </Group>
                  <FieldError field={`${field}.links[${index}]`} />
                </div>
              ))}
              <FieldError field={`${field}.links`} own />
              <Group>
                <Button size="compact-sm" variant="default" disabled={links.length >= mostLinks} onClick={() => setLinks([...links, { label: '', url: 'https://' }])}
                  data-testid="add-link">{m.addButton}</Button>
                <Text size="xs" c="dimmed">{m.buttons(links.length, mostLinks)}</Text>
              </Group>
            </Stack>
          )}
        </Stack>
      </Card>
      <Text fw={600}>{m.preview}</Text>
      <Previews kind={kind} message={message} values={values} />
    </Stack>
  )
}
