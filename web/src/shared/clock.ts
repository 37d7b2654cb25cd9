import type { Language } from './language'

/** 오후 3:05 */
export const timeOfDay = (at: string, language: Language): string =>
  new Date(at).toLocaleTimeString(language === 'ko' ? 'ko-KR' : 'en-US', { hour: 'numeric', minute: '2-digit' })

/** 11월 21일 토요일 */
export const day = (at: string, language: Language): string =>
  new Date(at).toLocaleDateString(language === 'ko' ? 'ko-KR' : 'en-US', { month: 'long', day: 'numeric', weekday: 'long' })

/** 11월 21일 오후 3:05 */
export const moment = (at: string, language: Language): string => new Date(at).toLocaleString(
  language === 'ko' ? 'ko-KR' : 'en-US', { month: 'long', day: 'numeric', hour: 'numeric', minute: '2-digit' })

/** How long ago, in the coarsest unit that says something. */
export function since(at: string, now: number, language: Language): string {
  const minutes = Math.max(0, Math.floor((now - Date.parse(at)) / 60_000))
  const ko = language === 'ko'
  if (minutes < 1) return ko ? '방금' : 'now'
  if (minutes < 60) return ko ? `${minutes}분` : `${minutes} min`
  const hours = Math.floor(minutes / 60)
  if (hours < 24) return ko ? `${hours}시간` : `${hours} h`
  const days = Math.floor(hours / 24)
  return ko ? `${days}일` : `${days} d`
}
