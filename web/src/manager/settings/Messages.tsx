import { Card, Group, Stack, Switch, Text } from '@mantine/core'
import { useLanguage } from '../../staff/hooks'
import { fixed, hasImage, hasLinks, linksOf, switched, textOfLinks, type Kind, type Message, type Settings } from './model'
import { LineInput } from './parts'
import { settingsTexts } from './texts'

/** The automatic messages: with a switch where the kind has one, image and buttons where it may have them. */
export function Messages({ messages, onChange }: { messages: Settings['messages']; onChange: (messages: Settings['messages']) => void }) {
  return (
    <Stack>
      {[...switched, ...fixed].map(kind => (
        <One key={kind} kind={kind} message={messages[kind]} onChange={message => onChange({ ...messages, [kind]: message })} />
      ))}
    </Stack>
  )
}

function One({ kind, message, onChange }: { kind: Kind; message: Message; onChange: (message: Message) => void }) {
  const t = settingsTexts[useLanguage()]
  const field = `messages.${kind}`
  return (
    <Card withBorder>
      <Group justify="space-between" mb="xs">
        <Text fw={600}>{t.kinds[kind]}</Text>
        {message.on !== undefined && (
          <Switch label={t.on} checked={message.on} onChange={event => onChange({ ...message, on: event.currentTarget.checked })}
            data-testid={`message-${kind}-on`} />
        )}
      </Group>
      <LineInput field={`${field}.text`} value={message.text} onChange={text => onChange({ ...message, text })} long testId={`message-${kind}`} />
      {hasImage(kind) && (
        <LineInput field={`${field}.image`} label={t.image} value={message.image ?? ''} onChange={image => onChange({ ...message, image: image || undefined })} />
      )}
      {hasLinks(kind) && (
        <LineInput field={`${field}.links`} label={t.links} help={t.linksHelp} value={textOfLinks(message.links)} long
          onChange={text => onChange({ ...message, links: linksOf(text) })} />
      )}
    </Card>
  )
}
