import { List, Text } from '@mantine/core'
import { useLanguage } from '../staff/hooks'
import { Bubbles } from '../manager/messages/Bubbles'
import { useShown } from '../manager/messages/preview'
import { messageTexts } from '../manager/messages/texts'
import { deskTexts } from './deskTexts'

/** What is written as the customer's messenger will show it, with what gets lost on the way. */
export function CustomerView({ channelType, channel, text }: { channelType: string; channel: string; text: string }) {
  const speech = useLanguage()
  const [d, t] = [deskTexts[speech], messageTexts[speech]]
  const previews = useShown(text.trim() === '' ? null : JSON.stringify({ text, speaker: 'agent' }))
  const preview = previews?.find(each => each.channel === channelType)
  return (
    <section className="customerView" aria-label={d.showPreview} data-testid="customer-view">
      <Text size="xs" c="dimmed" mb={4}>{d.previewOf(channel)}</Text>
      <div className={`phone ${channelType}`} tabIndex={0} role="group" aria-label={d.previewOf(channel)}>
        {text.trim() === '' ? <span>{d.previewEmpty}</span> : preview ? <Bubbles parts={preview.parts} who="agent" t={t} /> : previews && <span>{d.previewNone}</span>}
      </div>
      {!!preview?.losses.length && text.trim() !== '' && (
        <List size="xs" c="red" data-testid="customer-losses">
          {preview.losses.map((loss, index) => <List.Item key={index}>{t.losses[loss.kind]?.(t.parts[loss.what] ?? loss.what, loss.count) ?? loss.kind}</List.Item>)}
        </List>
      )}
    </section>
  )
}
