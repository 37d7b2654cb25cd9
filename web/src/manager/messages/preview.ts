import { useEffect, useState } from 'react'
import type { Language } from '../../shared/language'
import { call } from '../../staff/api'
import type { Kind, Message } from '../settings/model'

/** What `POST /v1/previews` answers, as far as automatic messages need it. */
export interface PreviewButton {
  kind: string
  label: string
  value?: string | null
}

export interface PreviewPart {
  form: string
  title?: string | null
  text?: string | null
  image?: string | null
  buttons?: PreviewButton[]
  quickReplies?: PreviewButton[]
  cards?: PreviewCard[]
}

export interface PreviewCard {
  title?: string | null
  text?: string | null
  image?: string | null
  buttons?: PreviewButton[]
}

export interface Preview {
  channel: string
  parts: PreviewPart[]
  losses: { kind: string; what: string; count: number }[]
}

/** The messengers that managers see side by side. */
export const shownChannels = ['web', 'kakao', 'naver'] as const

/** What stands in the place of variables in a preview. */
export const samples = (speech: Language, counselor: string | undefined, topic: [string, string]): Record<string, string> => ({
  '[counselor_name]': counselor ?? (speech === 'ko' ? '김상담' : 'Kim'), '[category_name]': topic[0], '[division_name]': topic[1], '[counsel_count]': '3',
})

export const filled = (text: string, values: Record<string, string>): string =>
  Object.entries(values).reduce((all, [name, value]) => all.replaceAll(name, value), text)

/** The fixed words before the tenant's own of the meal message (the rule gives them). */
const mealWords = '안녕하세요. 13:00 까지 식사 시간으로 상담이 불가합니다.'

export const wordsOf = (kind: Kind, text: string): string => kind === 'meal' ? [mealWords, text].filter(part => part.trim()).join('\n') : text

/** As every messenger will show it, a moment after the last change; null before the first answer. */
export const usePreviews = (kind: Kind, message: Message, values: Record<string, string>): Preview[] | null => useShown(JSON.stringify({
  text: filled(wordsOf(kind, message.text), values), speaker: kind === 'busy' ? 'agent' : 'bot',
  ...(message.image ? { image: message.image } : {}), ...(message.links?.length ? { links: message.links } : {}),
}))

/** What messengers show of a body of the preview call; of no body nothing. */
export function useShown(body: string | null): Preview[] | null {
  const [previews, setPreviews] = useState<Preview[] | null>(null)
  useEffect(() => {
    if (body === null) return
    let over = false
    const timer = setTimeout(async () => {
      try {
        const answer = await call<{ previews: Preview[] }>('POST', '/v1/previews', JSON.parse(body) as object)
        if (!over) setPreviews(answer.previews)
      } catch {
        // What cannot be sent has no preview; the field says what is wrong with it.
        if (!over) setPreviews([])
      }
    }, 300)
    return () => {
      over = true
      clearTimeout(timer)
    }
  }, [body])
  return previews
}
