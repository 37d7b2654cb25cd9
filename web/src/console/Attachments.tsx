import { ActionIcon, Progress, UnstyledButton } from '@mantine/core'
import { explain } from '../shared/problems'
import { sizeWords } from '../shared/sizes'
import { useLanguage } from '../staff/hooks'
import { deskTexts } from './deskTexts'
import { FileIcon } from './icons'
import type { Picked, Uploads } from './uploads'

/** What goes with the next message: seen before it is sent, with how far it has come. */
export function Attachments({ uploads, conversation, picked }: { uploads: Uploads; conversation: string; picked: readonly Picked[] }) {
  const speech = useLanguage()
  const d = deskTexts[speech]
  if (picked.length === 0) return null
  return (
    <ul className="picked" aria-label={d.attached} data-testid="picked">
      {picked.map(each => (
        <li key={each.id} data-testid="picked-file" data-status={each.status}>
          {each.image ? <img src={each.image} alt="" /> : <span className="fileMark"><FileIcon /></span>}
          <div className="pickedWords">
            <b title={each.name}>{each.name}</b>
            {each.status === 'failed'
              ? (
                <small className="fault" role="alert">
                  {each.problem ? explain(each.problem, speech) : d.uploadFailed}
                  <UnstyledButton onClick={() => uploads.retry(conversation, each.id)}>{d.again}</UnstyledButton>
                </small>
              )
              : <small>{sizeWords(each.size)}{each.status === 'uploading' && ` · ${Math.round(each.progress * 100)}%`}</small>}
            {each.status === 'uploading' && <Progress size="xs" value={each.progress * 100} aria-label={`${each.name} ${d.uploading}`} />}
          </div>
          <ActionIcon variant="subtle" color="gray" size="sm" aria-label={`${each.name}: ${each.status === 'uploading' ? d.cancelUpload : d.takeOut}`}
            onClick={() => uploads.remove(conversation, each.id)} data-testid="picked-remove">✕</ActionIcon>
        </li>
      ))}
    </ul>
  )
}
