import type { Media } from '../shared/contract'
import type { Language } from '../shared/language'
import { deskTexts } from './deskTexts'

/** Something that a customer sent through a messenger: our copy of it, or why there is none. */
export function SentMedia({ media, speech }: { media: Media; speech: Language }) {
  const t = deskTexts[speech]
  const copy = media.attachment
  if (copy) {
    return (
      <a className="attachment" href={copy.url} target="_blank" rel="noreferrer" data-testid="media" data-status="copied">
        {copy.mediaType.startsWith('image/') ? <img src={copy.url} alt={copy.name} loading="lazy" /> : copy.name}
      </a>
    )
  }
  if (media.status === 'copied') return null
  const waits = media.status === 'pending' || media.status === 'retrying'
  return (
    <p className={waits ? 'attachment media' : 'attachment media lost'} data-testid="media" data-status={media.status} title={media.code ?? undefined}>
      {waits ? '↻' : '⚠'} {media.kind === 'text' ? t.restOfText : media.name} · {waits ? t.mediaComes : t.mediaLost(media.code ?? '')}
    </p>
  )
}
