import { describe, expect, it, vi } from 'vitest'
import { closedLine } from '../src/chat/texts'
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

describe('what a customer is told of the hours', () => {
  const closed = { status: 'bot' as const, hasBot: true, canWrite: true, open: false }

  it('says nothing while it is open, unknown, or somebody is there', () => {
    expect(closedLine({ ...closed, open: true }, 'ko')).toBeNull()
    expect(closedLine({ status: 'bot', hasBot: true }, 'ko')).toBeNull()
    expect(closedLine({ ...closed, status: 'active' }, 'ko')).toBeNull()
  })

  it('says when it opens again, where that is known', () => {
    expect(closedLine({ ...closed, opensAt: '2027-01-04T01:00:00Z' }, 'ko')).toMatch(/1월 4일.*다시 엽니다/)
    expect(closedLine({ ...closed, opensAt: '2027-01-04T01:00:00Z' }, 'en')).toMatch(/opens again on .*January 4/)
    expect(closedLine(closed, 'en')).toBe('Consulting is closed at present.')
    expect(closedLine({ ...closed, canWrite: false }, 'ko')).toBe('지금은 메시지를 보낼 수 없습니다')
  })
})
