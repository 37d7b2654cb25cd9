import { describe, expect, it } from 'vitest'
import { reasons } from '../src/console/reasons'
import { whys } from '../src/console/why'
import type { Decision } from '../src/staff/decisions'
import { line } from './making'

const names = new Map([['kim', '김해피']])
const decision = (seq: number, kind: string, more: Partial<Decision> = {}): Decision =>
  ({ seq, kind, handOff: 1, at: `2026-11-21T03:00:0${seq}Z`, ...more })
const at = (second: number) => `2026-11-21T03:00:0${second}Z`

describe('why', () => {
  it('an automatic message was sent, in the words of its rule and case', () => {
    const lines = [line(4, { auto: { kind: 'unavailable', reason: { rule: 'answersTheCase', case: 'nobodyAvailable' } } })]
    expect(whys(lines, [], names, 'ko').get(4)).toEqual(
      ['‘상담불가 안내’ 보냄: 상담 요청이 기다리거나 거절되는 사유를 알렸습니다 (상담 가능한 상담원 없음).'])
    expect(whys(lines, [], names, 'en').get(4)).toEqual(['“Unavailable” sent: it says why the request waits or is refused (no agent available).'])
  })

  it('nothing was sent, at the line where it would have been', () => {
    const lines = [line(2, { kind: 'assigned', agent: 'kim', at: at(2) }), line(6, { speaker: 'customer', at: at(6) })]
    const found = whys(lines, [
      decision(7, 'decision', { at: at(6), moment: 'message', silent: [{ kind: 'busy', rule: 'tooSoon' }] }),
      decision(3, 'decision', { at: at(2), moment: 'assignment', silent: [{ kind: 'greeting', rule: 'isOff' }] }),
      decision(2, 'assigned', { agent: 'kim', by: 'distribution' }),
    ], names, 'ko')
    expect(found.get(2)).toEqual(['김해피 상담원에게 배정: 자동 배분.', '‘상담 인사말’ 보내지 않음: 설정에서 꺼져 있습니다.'])
    expect(found.get(6)).toEqual(['‘Busy Time 안내’ 보내지 않음: 마지막으로 보낸 지 5분이 지나지 않았습니다.'])
  })

  it('a request waits: the case, the cases before it, and who was passed over', () => {
    const found = whys([line(1, { kind: 'hand-off-requested', at: at(1) })], [
      decision(4, 'decision', {
        admission: {
          case: 'nobodyAvailable', skipped: [{ case: 'offHours', why: 'withinHours' }],
          passedOver: { counts: [{ reason: 'presence', count: 6 }, { reason: 'onBreak', count: 1 }], first: [{ agent: 'kim', reason: 'presence' }, { agent: 'lee', reason: 'onBreak' }] },
        },
      }),
      decision(2, 'waiting', { wait: 'nobodyAvailable' }),
    ], names, 'ko')
    expect(found.get(1)).toEqual([
      '상담 가능한 상담원이 없어 기다립니다.', '요청 판정: 상담 가능한 상담원 없음.', '해당 없음: 근무 시간 외 – 근무 시간입니다.',
      '배분에서 제외: 온라인 아님 6명, 휴식 중 1명 (김해피, lee 외 5명).',
    ])
  })

  it('counts and an end are named where they decided', () => {
    const said = (admission: Decision['admission']) =>
      whys([line(1)], [decision(2, 'decision', { admission })], names, 'en').get(1)![0]
    expect(said({ case: 'overLimit', skipped: [], open: 10, limit: 10 })).toBe('The request: over the limit, 10 open of 10.')
    expect(said({ case: 'offHours', skipped: [], until: '2026-11-23T01:00:00Z' })).toMatch(/^The request: off hours, until November 23/)
  })

  it('is asked nowhere where nothing was decided', () => {
    expect(whys([line(1), line(2)], [], names, 'ko').size).toBe(0)
    expect(whys([line(3)], [decision(1, 'waiting', { wait: 'nobodyFree' })], names, 'ko').size).toBe(0)
  })

  it('a code that is newer than this page is shown as it is', () => {
    expect(whys([line(1)], [decision(2, 'decision', { silent: [{ kind: 'coupon', rule: 'notYet' }] })], names, 'ko').get(1))
      .toEqual(['‘coupon’ 보내지 않음: notYet.'])
  })

  it('is said in both languages with the same codes', () => {
    for (const part of Object.keys(reasons.ko) as (keyof typeof reasons.ko)[]) {
      expect(Object.keys(reasons.en[part])).toEqual(Object.keys(reasons.ko[part]))
    }
  })
})
