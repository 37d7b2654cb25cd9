import { describe, expect, it } from 'vitest'
import { pressOf, pressOfEntry, priceOf, webAddress } from '../src/shared/cards'

describe('cards of a bot', () => {
  it('open only what leads to the web, and call only numbers', () => {
    expect(webAddress('https://shop.example/a')).toBe('https://shop.example/a')
    for (const url of ['http://shop.example', 'javascript:alert(1)', 'data:text/html,x', ' https://a.example', '', null]) expect(webAddress(url)).toBeFalsy()
    expect(pressOf({ label: '열기', url: 'https://shop.example' })).toEqual({ open: 'https://shop.example' })
    expect(pressOf({ label: '열기', url: 'javascript:alert(1)' })).toBeNull()
    expect(pressOf({ label: '전화', phone: '02-123-4567' })).toEqual({ open: 'tel:02-123-4567' })
    expect(pressOf({ label: '전화', phone: '1;ext=2' })).toBeNull()
  })

  it('else say what the button says, in the customer\'s name', () => {
    expect(pressOf({ label: '배송 조회' })).toEqual({ say: '배송 조회' })
    expect(pressOf({ label: '배송 조회', say: '배송' })).toEqual({ say: '배송' })
    expect(pressOf({ label: '상담원', connect: true })).toEqual({ say: '상담원' })
    expect(pressOfEntry({ title: '하나' })).toBeNull()
    expect(pressOfEntry({ title: '하나', say: '하나요' })).toEqual({ say: '하나요' })
    expect(pressOfEntry({ title: '하나', url: 'https://shop.example' })).toEqual({ open: 'https://shop.example' })
  })

  it('show what it costs and what it did before', () => {
    expect(priceOf({ kind: 'product', price: 10000, reduced: 9000 }, 'ko')).toEqual({ now: '9,000원', before: '10,000원' })
    expect(priceOf({ kind: 'product', price: 0 }, 'en')).toEqual({ now: '₩0', before: null })
    expect(priceOf({ kind: 'text' }, 'ko')).toBeNull()
  })
})
