import { useEffect, useState } from 'react'
import type { Language } from '../../shared/language'
import { call } from '../../staff/api'

/** What `GET /v1/tenant/queues/{id}/flow` answers. */
export interface Flow {
  waiting: number
  departures: number
  next?: { lowSeconds: number; highSeconds: number } | null
  quality: { measured: number; covered: number; medianErrorSeconds?: number | null }
}

/** How far back departures and measurements count, in hours. */
export const flowHours = 3

/** What the range of an estimated wait promises: four in five. */
export const promised = 0.8

/** The flow of every queue, asked for again every five seconds while the page is looked at. */
export function useFlows(queues: readonly string[]): ReadonlyMap<string, Flow> {
  const [flows, setFlows] = useState<ReadonlyMap<string, Flow>>(new Map())
  const names = queues.join()
  useEffect(() => {
    let over = false
    const ask = async () => {
      if (document.visibilityState !== 'visible') return
      const answers = await Promise.all(names.split(',').filter(Boolean).map(async (id): Promise<[string, Flow] | null> => {
        // What cannot be read keeps its last figures; the page says itself when the server is gone.
        const flow = await call<Flow>('GET', `/v1/tenant/queues/${encodeURIComponent(id)}/flow`).catch(() => null)
        return flow && [id, flow]
      }))
      if (!over) setFlows(had => new Map([...had, ...answers.filter(answer => answer !== null)]))
    }
    void ask()
    const timer = setInterval(() => void ask(), 5_000)
    return () => {
      over = true
      clearInterval(timer)
    }
  }, [names])
  return flows
}

/** 45초, 4분, 1시간 20분 */
export function duration(seconds: number, language: Language): string {
  const ko = language === 'ko'
  if (seconds < 60) return ko ? `${seconds}초` : `${seconds} s`
  const minutes = Math.round(seconds / 60)
  if (minutes < 60) return ko ? `${minutes}분` : `${minutes} min`
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  return ko ? `${hours}시간${rest ? ` ${rest}분` : ''}` : `${hours} h${rest ? ` ${rest} min` : ''}`
}

/** The range that a customer would be told. */
export function range(next: Flow['next'], language: Language): string | null {
  if (!next) return null
  const [low, high] = [duration(next.lowSeconds, language), duration(next.highSeconds, language)]
  return low === high ? low : `${low} ~ ${high}`
}

/** Of what was said, how much came true; null where nothing was measured. */
export const covered = ({ quality }: Flow): number | null => quality.measured === 0 ? null : quality.covered / quality.measured
