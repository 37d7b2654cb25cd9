import type { Language } from '../shared/language'
import type { DeskInfo, Row } from '../staff/contract'

export type WaitLevel = 'calm' | 'warning' | 'alarm'

export interface Wait {
  seconds: number
  level: WaitLevel
}

type Limits = Pick<DeskInfo, 'waitWarningSeconds' | 'waitAlarmSeconds'>

/**
 * How long the customer has been waiting for somebody: since the request until it is answered, then since the last words that are the
 * customer's. Null: nobody owes an answer.
 */
export function waitOf(row: Row, now: number, limits: Limits): Wait | null {
  const since = sinceWhen(row)
  if (!since) return null
  const seconds = Math.max(0, Math.floor((now - Date.parse(since)) / 1_000))
  return { seconds, level: seconds >= limits.waitAlarmSeconds ? 'alarm' : seconds >= limits.waitWarningSeconds ? 'warning' : 'calm' }
}

function sinceWhen(row: Row): string | null | undefined {
  switch (row.status) {
    case 'requested':
    case 'waiting':
    case 'received':
      return row.requestedAt
    case 'active':
    case 'held':
      return row.lastSpeaker === 'customer' ? row.lastAt : null
    default:
      return null
  }
}

/** 0:45, 12:05, then hours in words. */
export function waitWords(seconds: number, language: Language): string {
  const minutes = Math.floor(seconds / 60)
  if (minutes < 60) return `${minutes}:${String(seconds % 60).padStart(2, '0')}`
  const hours = Math.floor(minutes / 60)
  if (hours < 48) return language === 'ko' ? `${hours}시간 ${minutes % 60}분` : `${hours} h ${minutes % 60} min`
  return language === 'ko' ? `${Math.floor(hours / 24)}일` : `${Math.floor(hours / 24)} d`
}
