import { describe, expect, it } from 'vitest'
import { mediaOf, wordsOf } from '../src/console/media'
import type { Media } from '../src/shared/contract'
import { line } from './making'

const sent = (message: number, item: number, more: Partial<Media> = {}): Media => ({ message, item, status: 'pending', kind: 'photo', name: `${item}.jpg`, ...more })
const copy = { file: 'f', name: '0.jpg', mediaType: 'image/jpeg', size: 3, url: '/files/x' }

describe('what a customer sent through a messenger', () => {
  it('is what its line says until a later line knows more, item by item', () => {
    const lines = [
      line(3, { speaker: 'customer', text: null, media: [sent(3, 0), sent(3, 1)] }),
      line(5, { kind: 'media', text: null, media: [{ message: 3, item: 1, status: 'retrying', code: 'http-503' }] }),
      line(6, { kind: 'media', text: null, media: [{ message: 3, item: 0, status: 'copied', attachment: copy }] }),
      line(7, { kind: 'media', text: null, media: [{ message: 3, item: 1, status: 'refused', code: 'too-large' }] }),
    ]
    expect(mediaOf(lines).get(3)).toEqual([
      { ...sent(3, 0), status: 'copied', attachment: copy, text: undefined, code: undefined },
      { ...sent(3, 1), status: 'refused', attachment: undefined, text: undefined, code: 'too-large' },
    ])
  })

  it('says nothing of lines that are not loaded', () => {
    expect(mediaOf([line(9, { kind: 'media', media: [{ message: 3, item: 0, status: 'copied', attachment: copy }] })]).size).toBe(0)
  })

  it('is all the words of a long text, once they are there', () => {
    const long = line(3, { text: '앞부분', media: [sent(3, 0, { kind: 'text' })] })
    expect(wordsOf(long, mediaOf([long]).get(3))).toBe('앞부분')
    const whole = line(4, { kind: 'media', media: [{ message: 3, item: 0, status: 'copied', text: '앞부분과 나머지' }] })
    expect(wordsOf(long, mediaOf([long, whole]).get(3))).toBe('앞부분과 나머지')
  })
})
