import { describe, expect, it } from 'vitest'
import { append, emptyTranscript, prepend } from '../src/shared/lines'
import { line } from './making'

describe('a transcript', () => {
  const two = append(emptyTranscript, 0, [line(2), line(5)])!

  it('takes lines that follow its last one', () => {
    expect(append(two, 5, [line(9)])!.lines.map(each => each.seq)).toEqual([2, 5, 9])
  })

  it('refuses lines behind a hole', () => {
    expect(append(two, 7, [line(9)])).toBeNull()
  })

  it('takes nothing twice', () => {
    expect(append(two, 0, [line(2), line(5)])).toBe(two)
    expect(append(two, 2, [line(5), line(6)])!.lines.map(each => each.seq)).toEqual([2, 5, 6])
  })

  it('grows at its front without doubling its first line', () => {
    const middle = append(emptyTranscript, 0, [line(8), line(9)])!
    const whole = prepend(middle, [line(5), line(8)])
    expect(whole.lines.map(each => each.seq)).toEqual([5, 8, 9])
    expect(whole.last).toBe(9)
  })
})
