import { UnstyledButton } from '@mantine/core'
import type { Attachment } from '../shared/contract'
import { sizeWords } from '../shared/sizes'
import { useLanguage } from '../staff/hooks'
import { deskTexts } from './deskTexts'
import { FileIcon } from './icons'
import { tell } from './commands'

export const isImage = (attachment: Attachment): boolean => /^image\/(png|jpeg)$/.test(attachment.mediaType)

/** What a message carries: an image opens large, everything else is a line that downloads. */
export function Carried({ attachment }: { attachment: Attachment }) {
  const d = deskTexts[useLanguage()]
  if (attachment.expired) return <p className="attachment file">{attachment.name} · {d.expired}</p>
  return isImage(attachment)
    ? (
      <UnstyledButton className="attachment image" data-testid="attachment" aria-label={`${attachment.name}: ${d.enlarge}`} title={d.enlarge}
        onClick={() => tell({ do: 'image', file: attachment.file })}>
        <img src={attachment.url} alt="" loading="lazy" width={attachment.width ?? undefined} height={attachment.height ?? undefined} />
      </UnstyledButton>
    )
    : (
      <a className="attachment file" href={attachment.url} download={attachment.name} rel="noreferrer" data-testid="attachment">
        <span className="fileMark"><FileIcon /></span>
        <span className="pickedWords"><b>{attachment.name}</b><small>{sizeWords(attachment.size)} · {d.download}</small></span>
      </a>
    )
}
