import { expect, test } from 'vitest'
import { canBeSought, partsOf } from '../src/console/search'

test('a syllable is looked for, a Latin letter is not', () => {
  expect(['환', '환불', 'ab', 'a 환', 'a b', 'a', ' ', '7'].map(canBeSought)).toEqual([true, true, true, true, false, false, false, false])
})

test('a text is parted at what was found', () => {
  expect(partsOf('…배송비 환불 번호', [{ from: 1, length: 3 }, { from: 8, length: 2 }])).toEqual([
    { text: '…', found: false }, { text: '배송비', found: true }, { text: ' 환불 ', found: false }, { text: '번호', found: true },
  ])
  expect(partsOf('<b>', [])).toEqual([{ text: '<b>', found: false }])
})
