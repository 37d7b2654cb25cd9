import type { Attachment, Line, Media } from '../shared/contract'

/** What customers sent through messengers, item by item with what is known last of its copy, by the `seq` of their lines. */
export function mediaOf(lines: readonly Line[]): ReadonlyMap<number, readonly Media[]> {
  const known = new Map<number, Media[]>()
  for (const line of lines) if (line.kind === 'message' && line.media?.length) known.set(line.seq, [...line.media])
  for (const line of lines) {
    if (line.kind !== 'media') continue
    for (const news of line.media ?? []) {
      const items = known.get(news.message)
      const at = items?.findIndex(item => item.item === news.item) ?? -1
      if (items && at >= 0) items[at] = { ...items[at]!, status: news.status, attachment: news.attachment, text: news.text, code: news.code }
    }
  }
  return known
}

/** The words of a line: all of them, once they are fetched. */
export const wordsOf = (line: Line, media: readonly Media[] | undefined): string | null | undefined =>
  media?.find(each => each.text)?.text ?? line.text

/** What is kept here of it. */
export const copiesOf = (media: readonly Media[] | undefined): Attachment[] => (media ?? []).flatMap(each => each.attachment ?? [])
