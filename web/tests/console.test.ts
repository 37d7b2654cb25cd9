import { describe, expect, it } from 'vitest'
import { attentionTo } from '../src/console/attention'
import { filledIn, lookedFor, matching } from '../src/console/canned'
import { deliveriesOf } from '../src/console/deliveries'
import { find } from '../src/console/hangul'
import { folded } from '../src/console/folding'
import { keys, pressed } from '../src/console/keys'
import { fitted } from '../src/console/panes'
import { shownOf } from '../src/console/shown'
import { waitOf, waitWords } from '../src/console/waits'
import type { CannedAnswer, Row } from '../src/staff/contract'
import { line, row } from './making'

describe('looking for Korean words', () => {
  it.each([
    ['환불', '환불 안내', 0], ['ㅎㅂ', '환불 안내', 0], ['ㅂㅇㄴ', '환불 안내', 1], ['불안', '환불 안내', 1], ['화', '환불', 0], ['환부', '환불', 0],
    ['ABC', 'abc 안내', 0], ['ㄲ', '가나', -1], ['하', '환불', -1], ['환불안내요', '환불 안내', -1], ['', '무엇이든', 0],
  ])('finds %s in %s at %i', (typed, text, at) => expect(find(typed, text)).toBe(at))
})

describe('canned answers', () => {
  const answer = (id: string, name: string, text: string): CannedAnswer => ({ id, name, text, scope: 'tenant' })
  const answers = [answer('a', '배송 조회', '송장 번호는'), answer('b', '환불 안내', '배송비는 고객 부담'), answer('c', '인사', '안녕하세요')]

  it('is looked for by a line that begins with / or #', () => {
    expect(['/환', '#ㅎ', '/', '환/', '/여러\n줄', `/${'가'.repeat(41)}`].map(lookedFor)).toEqual(['환', 'ㅎ', '', null, null, null])
  })

  it('is found by its name first, then by its text', () => {
    expect(matching(answers, 'ㅂㅅ').map(each => each.id)).toEqual(['a', 'b'])
    expect(matching(answers, '').map(each => each.id)).toEqual(['a', 'c', 'b'])
  })

  it('has its variables filled in, and nothing that looks like one', () => {
    const names = { customer: '$& 손님', agent: '김해피', tenant: '해피상점' }
    expect(filledIn('{{customer.name}}님, {{ tenant.name }} [counselor_name]입니다. {{order.no}}', names))
      .toBe('$& 손님님, 해피상점 김해피입니다. {{order.no}}')
  })
})

describe('waiting', () => {
  const limits = { waitWarningSeconds: 60, waitAlarmSeconds: 180 }
  const at = Date.parse('2026-11-21T03:00:00Z')
  it.each([[59, 'calm'], [60, 'warning'], [179, 'warning'], [180, 'alarm']])('after %i s is %s', (seconds, level) => {
    expect(waitOf(row('a'), at + (seconds as number) * 1_000, limits)).toEqual({ seconds, level })
  })

  it('counts from the words that nobody answered, and not once they are answered', () => {
    const asked = row('a', { status: 'active', lastSpeaker: 'customer', lastAt: '2026-11-21T03:05:00Z' })
    expect(waitOf(asked, at + 310_000, limits)?.seconds).toBe(10)
    expect(waitOf({ ...asked, lastSpeaker: 'agent' }, at, limits)).toBeNull()
    expect(waitOf(row('a', { status: 'ended' }), at, limits)).toBeNull()
  })

  it.each([[45, '0:45', '0:45'], [725, '12:05', '12:05'], [7_500, '2시간 5분', '2 h 5 min'], [200_000, '2일', '2 d']])(
    '%i s reads %s', (seconds, ko, en) => expect([waitWords(seconds as number, 'ko'), waitWords(seconds as number, 'en')]).toEqual([ko, en]))
})

describe('attention', () => {
  const of = (...rows: Row[]) => new Map(rows.map(each => [each.id, each]))
  it('is asked for a conversation that came, and for words', () => {
    const mine = row('a', { status: 'active', unread: 0 })
    const spoke = { ...mine, seq: 2, unread: 1, lastSpeaker: 'customer' as const }
    expect(attentionTo(of(mine), of(spoke), 'kim', null)).toEqual([{ kind: 'message', row: spoke }])
    expect(attentionTo(of(), of(row('b')), 'kim', null).map(each => each.kind)).toEqual(['assigned'])
    expect(attentionTo(of(row('b', { agent: 'lee' })), of(row('b', { seq: 2, status: 'held' })), 'kim', null)[0]?.kind).toBe('assigned')
  })

  it('is not asked for what is in front of the agent, a colleague has, or the agent said', () => {
    const mine = row('a', { status: 'active' })
    const spoke = { ...mine, unread: 1, lastSpeaker: 'customer' as const }
    expect(attentionTo(of(mine), of(spoke), 'kim', 'a')).toEqual([])
    expect(attentionTo(of(), of(row('b', { agent: 'lee' })), 'kim', null)).toEqual([])
    expect(attentionTo(of(mine), of({ ...mine, seq: 2, lastSpeaker: 'agent' }), 'kim', null)).toEqual([])
  })
})

describe('keys', () => {
  const press = (code: string, more = {}) => ({ code, altKey: false, ctrlKey: false, metaKey: false, shiftKey: false, isComposing: false, ...more })
  it('go by the place of the key, whatever letter the layout makes of it', () => {
    expect(pressed(press('KeyJ', { altKey: true }), true)).toBe('next')
    expect(pressed(press('KeyK', { ctrlKey: true }), true)).toBe('palette')
    expect(pressed(press('KeyK', { metaKey: true }), true)).toBe('palette')
    expect(pressed(press('KeyJ'), true)).toBeNull()
  })

  it('leave a question mark and a composition alone where somebody writes', () => {
    expect(pressed(press('Slash', { shiftKey: true }), true)).toBeNull()
    expect(pressed(press('Slash', { shiftKey: true }), false)).toBe('help')
    expect(pressed(press('KeyJ', { altKey: true, isComposing: true }), true)).toBeNull()
  })

  it('mean one thing each', () => expect(new Set(Object.values(keys)).size).toBe(Object.keys(keys).length))
})

describe('panes', () => {
  it('keep room for the conversation', () => {
    expect(fitted({ list: 340, side: 320, sideOpen: true }, 1280)).toEqual({ list: 340, side: 320, sideOpen: true })
    const tight = fitted({ list: 560, side: 560, sideOpen: true }, 1280)
    expect(1280 - tight.list - tight.side).toBeGreaterThanOrEqual(380)
    expect(fitted({ list: Number.NaN, side: 10, sideOpen: false }, 1280)).toEqual({ list: 260, side: 260, sideOpen: false })
  })
})

describe('a window onto a long list', () => {
  it('holds what is seen and little more', () => {
    expect(shownOf(5_000, 70, 0, 700)).toEqual({ from: 0, to: 16 })
    expect(shownOf(5_000, 70, 70_000, 700)).toEqual({ from: 994, to: 1_016 })
    expect(shownOf(3, 70, 0, 700)).toEqual({ from: 0, to: 3 })
    expect(shownOf(3, 70, 99_999, 700)).toEqual({ from: 0, to: 3 })
  })
})

describe('what the bot said', () => {
  it('is folded up to the request', () => {
    const lines = [
      line(1), line(2, { speaker: 'customer' }), line(3), line(4, { kind: 'hand-off-requested' }), line(5, { speaker: 'agent' }),
      line(6, { kind: 'ended' }), line(7, { speaker: 'customer' }), line(8),
    ]
    expect(folded(lines)).toEqual([{ from: 0, to: 3, first: 1 }])
    expect(folded(lines.slice(0, 3))).toEqual([])
    expect(folded([line(1), line(4, { kind: 'hand-off-requested' })])).toEqual([])
  })
})

describe('what became of messages', () => {
  it('is what was said last of each', () => {
    const said = (seq: number, messages: number[], status: 'retrying' | 'delivered' | 'failed') => line(seq, { kind: 'delivery', delivery: { messages, status } })
    const known = deliveriesOf([line(1), line(2), said(3, [1], 'retrying'), said(4, [1], 'delivered'), said(5, [2], 'failed')])
    expect([known.get(1)?.status, known.get(2)?.status, known.get(3)]).toEqual(['delivered', 'failed', undefined])
  })
})
