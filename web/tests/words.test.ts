import { describe, expect, it, vi } from 'vitest'
import { backoff } from '../src/shared/backoff'
import { explain } from '../src/shared/problems'

describe('what people read', () => {
  it('explains a refusal by its type, in the language of the page', () => {
    const problem = { type: 'urn:actors:problem:agent-is-full', detail: 'The agent has no free place.' }
    expect(explain(problem, 'ko')).toContain('동시 상담 수')
    expect(explain(problem, 'en')).toContain('no free place')
  })

  it('falls back on what the server says, then on the status', () => {
    expect(explain({ type: 'urn:actors:problem:new-one', detail: 'Something new.' }, 'ko')).toBe('Something new.')
    expect(explain({ type: '', status: 503 }, 'en')).toBe('Try again in a moment.')
    expect(explain({ type: '' }, 'ko')).toBe('처리하지 못했습니다.')
  })

  it('is in Korean, unless the browser asks for English first', async () => {
    const first = async (languages: string[]) => {
      vi.resetModules()
      vi.stubGlobal('navigator', { languages })
      return (await import('../src/shared/language')).language.get()
    }
    expect(await first(['fr-FR'])).toBe('ko')
    expect(await first(['en-GB', 'ko'])).toBe('en')
    expect(await first(['ja', 'ko-KR', 'en'])).toBe('ko')
    vi.unstubAllGlobals()
  })
})

describe('the wait before another attempt', () => {
  it('doubles up to 15 seconds, half of it by chance', () => {
    expect([0, 1, 2].map(attempt => backoff(attempt, () => 1))).toEqual([500, 1_000, 2_000])
    expect(backoff(0, () => 0)).toBe(250)
    expect(backoff(50, () => 1)).toBe(15_000)
  })
})
