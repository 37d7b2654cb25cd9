import { describe, expect, it } from 'vitest'
import { partsOf, problemsAt, replaced } from '../src/manager/settings/model'
import { fieldWords, valueWords } from '../src/manager/settings/words'

describe('the settings form', () => {
  it('shows a problem at its field, and at what the field is part of', () => {
    const problems = ['hours.mon[1]', 'hours.monday', 'holidays[1].date', 'holidays[10]'].map(field => ({ field, korean: '가', english: 'a' }))
    const at = (field: string) => problemsAt(problems, field).map(problem => problem.field)
    expect(at('hours.mon')).toEqual(['hours.mon[1]'])
    expect(at('holidays[1]')).toEqual(['holidays[1].date'])
    expect(at('hours')).toEqual(['hours.mon[1]', 'hours.monday'])
  })

  it('reads lists that people write', () => {
    expect(partsOf(' 09:00-12:00 ,, 13:00-18:00,', /,/)).toEqual(['09:00-12:00', '13:00-18:00'])
    expect(partsOf(' ', /,/)).toEqual([])
  })

  it('replaces and removes without touching the list that was', () => {
    const list = ['a', 'b', 'c']
    expect(replaced(list, 1, 'x')).toEqual(['a', 'x', 'c'])
    expect(replaced(list, 1, null)).toEqual(['a', 'c'])
    expect(list).toEqual(['a', 'b', 'c'])
  })

  it('says every field in words, in both languages', () => {
    const paths = [
      'cancelWord', 'distribution', 'scope', 'timeZone', 'hours.mon[0]', 'channelHours[0].channel', 'channelHours[0].hours.sun', 'holidays[3].date',
      'holidays[3].from', 'holidays[3].to', 'holidays[3].name', 'holidays[3].yearly', 'service', 'acceptOffHours', 'meal.from', 'acceptDuringMeal',
      'acceptDuringBreak', 'limit', 'acceptOverLimit', 'release', 'categories[0].name', 'categories[0].queue', 'categories[1].divisions[0].name',
      'categories[1].divisions[0].agents[2]', 'contractor', 'graceSeconds', 'format', 'defaultQueue', 'queues[0].queue', 'queues[0].enabled',
      'queues[0].distribution', 'noAnswerMinutes', 'resumeMinutes', 'idleMinutes', 'waitingHours', 'endKakaoAfter30Days', 'emptyMessage',
      'freeMonthlyUsers', 'brandLine',
      ...['greeting', 'title', 'busy', 'waitingCount', 'agentEnd', 'offHours', 'unavailable', 'meal', 'overLimit']
        .flatMap(kind => ['on', 'text', 'image', 'links[0].label', 'links[0].url'].map(field => `messages.${kind}.${field}`)),
    ]
    for (const path of paths) {
      expect(fieldWords(path, 'ko').replace('Busy Time', ''), path).not.toMatch(/[a-z]/)
      expect(fieldWords(path, 'en'), path).not.toMatch(/[a-z][A-Z]|undefined|\[/)
    }
    expect(fieldWords('messages.greeting.on', 'ko')).toBe('자동 메시지 › 상담 인사말 › 사용')
    expect(fieldWords('categories[1].divisions[0].name', 'en')).toBe('Category 2 › Division 1 › Name')
  })

  it('says any value in words', () => {
    const names = { agents: new Map([['kim', '김해피']]), queues: new Map([['vip', '우수 고객']]) }
    const say = (field: string, value: unknown) => valueWords(field, value, 'ko', names)
    expect(say('acceptOffHours', true)).toBe('예')
    expect(say('distribution', 'leastBusy')).toBe('여유 있는 상담원 우선')
    expect(say('queues[0].distribution', 'manual')).toBe('수동 배분')
    expect(say('service', 'stopped')).toBe('상담중지')
    expect(say('limit', undefined)).toBe('–')
    expect(say('graceSeconds', 3600)).toBe('3,600')
    expect(say('hours.mon', ['09:00-12:00', '13:00-18:00'])).toBe('09:00-12:00, 13:00-18:00')
    expect(say('hours.mon', [])).toBe('–')
    expect(say('categories[0].divisions[0].agents', ['kim', 'gone'])).toBe('김해피, gone')
    expect(say('defaultQueue', 'vip')).toBe('우수 고객')
    expect(say('holidays[0]', { date: '2027-02-07', name: '설날', yearly: false })).toBe('2027-02-07 설날')
    expect(say('holidays[0]', { date: '2027-02-07', from: '13:00', to: '18:00', yearly: true })).toBe('2027-02-07 13:00~18:00 매년')
    expect(say('meal', { from: '12:00', to: '13:00' })).toBe('12:00~13:00')
    expect(say('categories[0]', { name: '주문', divisions: [{ name: '배송' }, { name: '환불' }] })).toBe('주문 (배송, 환불)')
    expect(say('messages.busy.links[0]', { label: '홈', url: 'https://a.example' })).toBe('홈 (https://a.example)')
    expect(say('queues[0]', { queue: 'vip', enabled: false })).toBe('대기열: 우수 고객, 사용: 아니요')
    expect(say('channelHours[0]', { channel: 'web', hours: { mon: ['09:00-18:00'] } })).toBe('web: 월 09:00-18:00 · 화 – · 수 – · 목 – · 금 – · 토 – · 일 –')
  })
})
