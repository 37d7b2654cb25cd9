import { describe, expect, it } from 'vitest'
import { covered, duration, range } from '../src/manager/queues/flow'

describe('the flow of a queue', () => {
  it('is told in the units that people use', () => {
    expect([0, 59, 60, 150, 3_599, 3_600, 4_800].map(seconds => duration(seconds, 'ko')))
      .toEqual(['0초', '59초', '1분', '3분', '1시간', '1시간', '1시간 20분'])
    expect(duration(4_800, 'en')).toBe('1 h 20 min')
  })

  it('is a range, or one time where both ends read the same, or nothing', () => {
    expect(range({ lowSeconds: 40, highSeconds: 240 }, 'ko')).toBe('40초 ~ 4분')
    expect(range({ lowSeconds: 60, highSeconds: 80 }, 'en')).toBe('1 min')
    expect(range(null, 'ko')).toBeNull()
  })

  it('has no share of what was never measured', () => {
    expect(covered({ waiting: 0, departures: 0, quality: { measured: 0, covered: 0 } })).toBeNull()
    expect(covered({ waiting: 0, departures: 0, quality: { measured: 4, covered: 3 } })).toBe(0.75)
  })
})
