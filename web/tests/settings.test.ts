import { describe, expect, it } from 'vitest'
import { linksOf, partsOf, problemsAt, replaced, showValue, textOfLinks } from '../src/manager/settings/model'

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

  it('reads buttons back as it shows them', () => {
    const links = [{ label: '자주 묻는 질문', url: 'https://a.example/faq' }, { label: '홈', url: 'https://a.example' }]
    expect(linksOf(textOfLinks(links))).toEqual(links)
    expect(linksOf('half')).toEqual([{ label: 'half', url: '' }])
  })

  it('replaces and removes without touching the list that was', () => {
    const list = ['a', 'b', 'c']
    expect(replaced(list, 1, 'x')).toEqual(['a', 'x', 'c'])
    expect(replaced(list, 1, null)).toEqual(['a', 'c'])
    expect(list).toEqual(['a', 'b', 'c'])
  })

  it('shows any value in a difference', () => {
    expect([showValue(undefined), showValue('글'), showValue(['a', 'b']), showValue([]), showValue(3), showValue({ on: true })])
      .toEqual(['–', '글', 'a, b', '–', '3', '{"on":true}'])
  })
})
