import { List, SimpleGrid, Stack, Text } from '@mantine/core'
import { useLanguage } from '../../staff/hooks'
import type { Kind, Message } from '../settings/model'
import { Bubbles } from './Bubbles'
import { shownChannels, usePreviews, type Preview } from './preview'
import { messageTexts } from './texts'

/** A message side by side as each messenger will show it: the parts that its connector would send. */
export function Previews({ kind, message, values }: { kind: Kind; message: Message; values: Record<string, string> }) {
  const t = messageTexts[useLanguage()]
  const previews = usePreviews(kind, message, values)
  return (
    <SimpleGrid cols={{ base: 1, sm: 3 }} spacing="sm" data-testid="previews">
      {shownChannels.map(channel => (
        <One key={channel} channel={channel} kind={kind} off={message.on === false} preview={previews?.find(each => each.channel === channel)} all={previews} t={t} />
      ))}
    </SimpleGrid>
  )
}

function One({ channel, kind, off, preview, all, t }: {
  channel: string; kind: Kind; off: boolean; preview: Preview | undefined; all: readonly Preview[] | null; t: (typeof messageTexts)['ko']
}) {
  // On the web the title is the customer's own words; on Kakao consulting ends with Kakao's message.
  const who = kind === 'title' && channel === 'web' ? 'customer' : kind === 'busy' || kind === 'title' ? 'agent' : 'bot'
  const replaced = channel === 'kakao' && kind === 'agentEnd'
  return (
    <Stack gap={6} data-testid={`preview-${channel}`}>
      <Text size="sm" fw={600}>{t.channels[channel]}</Text>
      <div className={`phone ${channel}`}>
        {off ? <span>{t.off}</span> : replaced ? <span>{t.kakaoOwn}</span>
          : !preview?.parts.length ? <span>{all === null ? '…' : all.length > 0 && !preview ? t.notHere : t.nothing}</span>
            : <Bubbles parts={preview.parts} who={who} t={t} />}
      </div>
      {channel === 'kakao' && t.kakaoNote[kind] && !replaced && <Text size="xs" c="dimmed">{t.kakaoNote[kind]}</Text>}
      {!!preview?.losses.length && !off && !replaced && (
        <List size="xs" c="red" data-testid={`losses-${channel}`}>
          {preview.losses.map((loss, index) => (
            <List.Item key={index}>{t.losses[loss.kind]?.(t.parts[loss.what] ?? loss.what, loss.count) ?? loss.kind}</List.Item>
          ))}
        </List>
      )}
    </Stack>
  )
}
