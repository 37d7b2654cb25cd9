/** @jsxImportSource preact */
import { webAddress } from '../shared/cards'
import { day, timeOfDay } from '../shared/clock'
import type { Attachment, Line } from '../shared/contract'
import type { Language } from '../shared/language'
import { sizeWords } from '../shared/sizes'
import { Cards } from './Cards'
import { eventLine, texts } from './texts'

/** What a message carries: images are shown, everything else is a link that downloads. */
function Carried({ attachment, server, image, download, expired }: { attachment: Attachment; server: string; image: string; download: string; expired: string }) {
  if (attachment.expired) return <p class="expired">{attachment.name} · {expired}</p>
  const url = new URL(attachment.url, server).href
  if (!/^https?:/.test(url)) return null
  const isImage = /^image\/(jpeg|png)$/.test(attachment.mediaType)
  return (
    <a class={isImage ? 'image' : 'file'} href={url} target="_blank" rel="noopener noreferrer" download={isImage ? undefined : attachment.name}>
      {isImage
        ? <img src={url} alt={`${image}: ${attachment.name}`} loading="lazy" width={attachment.width ?? undefined} height={attachment.height ?? undefined} />
        : <><svg viewBox="0 0 24 24" width="22" height="22" aria-hidden="true"><path fill="none" stroke="currentColor" stroke-width="1.8" stroke-linejoin="round" d="M6 3h8l4 4v14H6zM14 3v5h4" /></svg><span>{attachment.name}<small>{sizeWords(attachment.size)} · {download}</small></span></>}
    </a>
  )
}

/** One line of the conversation. Everything in it is shown as text. */
export function Entry({ line, before, speech, server, onChoose }: {
  line: Line; before: Line | undefined; speech: Language; server: string; onChoose?: (text: string) => void
}) {
  const t = texts[speech]
  const newDay = !before || day(before.at, speech) !== day(line.at, speech)
  const separator = newDay && <p class="day"><span>{day(line.at, speech)}</span></p>
  if (line.kind !== 'message') {
    const words = eventLine(line.kind, line.agentName, speech)
    return <>{separator}{words && <p class="event" data-kind={line.kind}><span>{words}</span></p>}</>
  }
  const mine = line.speaker === 'customer'
  const name = line.speaker === 'agent' ? line.agentName ?? t.agent : t.bot
  const follows = !newDay && before?.kind === 'message' && before.speaker === line.speaker
    && before.agentName === line.agentName
  const image = webAddress(line.image)
  return (
    <>
      {separator}
      <div class={`entry ${line.speaker}${follows ? ' follows' : ''}`} data-seq={line.seq} data-speaker={line.speaker}>
        {mine ? <span class="aside">{t.you}</span> : follows ? <span class="aside">{name}</span> : <p class="name">{name}</p>}
        {image && <a class="image" href={image} target="_blank" rel="noopener noreferrer"><img src={image} alt={t.image} loading="lazy" /></a>}
        {line.attachments?.map(attachment => (
          <Carried key={attachment.file} attachment={attachment} server={server} image={t.image} download={t.download} expired={t.expired} />
        ))}
        <div class="row">
          {line.text && <p class="bubble">{line.text}</p>}
          <time dateTime={line.at}>{timeOfDay(line.at, speech)}</time>
        </div>
        {!!line.cards?.length && <Cards cards={line.cards} speech={speech} onChoose={onChoose} />}
        {!!line.links?.length && (
          <div class="choices">
            {line.links.map(link => webAddress(link.url) && (
              <a key={link.url} href={webAddress(link.url)} target="_blank" rel="noopener noreferrer" title={t.opens}>{link.label}</a>
            ))}
          </div>
        )}
        {!!line.choices?.length && (
          <div class="choices">
            {line.choices.map(choice => (
              <button key={choice} disabled={!onChoose} onClick={() => onChoose?.(choice)}>{choice}</button>
            ))}
          </div>
        )}
      </div>
    </>
  )
}
