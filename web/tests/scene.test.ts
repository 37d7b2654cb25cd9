import { describe, expect, it } from 'vitest'
import { momentIn, scenarioOf } from '../src/manager/whatif/scene'

describe('a situation that a manager tries', () => {
  it('has its moment on the clock of the settings, also around a jump of the clock', () => {
    expect(momentIn('Asia/Seoul', '2026-03-04T11:00')).toBe('2026-03-04T11:00:00+09:00')
    expect(momentIn('America/New_York', '2026-03-08T01:30')).toBe('2026-03-08T01:30:00-05:00')
    expect(momentIn('America/New_York', '2026-03-08T03:30')).toBe('2026-03-08T03:30:00-04:00')
    expect(momentIn('Asia/Kolkata', '2026-01-01T00:15')).toBe('2026-01-01T00:15:00+05:30')
  })

  it('is a scenario with some of the agents online', () => {
    const agents = [{ id: 'kim', name: '김' }, { id: 'lee', name: '이' }]
    const scene = { channel: 'kakao', bot: true, at: '2026-03-04T11:00', online: 1, what: 'connect', text: '여보세요', again: true } as const
    expect(scenarioOf(scene, 'Asia/Seoul', agents)).toEqual({
      name: 'try', channel: 'kakao', bot: true, now: '2026-03-04T11:00:00+09:00',
      agents: [{ id: 'kim', name: '김', presence: 'online' }, { id: 'lee', name: '이', presence: 'offline' }], customers: [{ id: 'c1' }],
      steps: [{ do: 'open' }, { do: 'connect' }, { do: 'wait', for: 'PT5M' }, { do: 'say', text: '여보세요' }],
    })
    expect(scenarioOf({ ...scene, what: 'say', again: false }, 'Asia/Seoul', [])).toMatchObject({ steps: [{ do: 'say', text: '여보세요' }] })
  })
})
