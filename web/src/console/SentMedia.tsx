import type { Media } from '../shared/contract'
import type { Language } from '../shared/language'
import { Carried } from './Carried'
import { deskTexts } from './deskTexts'

/** Something that a customer sent through a messenger: our copy of it, or why there is none. */
export function SentMedia({ media, speech }: { media: Media; speech: Language }) {
  const t = deskTexts[speech]
  if (media.attachment) return <Carried attachment={media.attachment} />
  if (media.status === 'copied') return null
  const waits = media.status === 'pending' || media.status === 'retrying'
  return (
    <p className={waits ? 'media' : 'media lost'} data-testid="media" data-status={media.status} title={media.code ?? undefined}>
      {waits ? '↻' : '⚠'} {media.kind === 'text' ? t.restOfText : media.name} · {waits ? t.mediaComes : t.mediaLost(media.code ?? '')}
    </p>
  )
}
