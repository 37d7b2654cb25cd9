import { beforeEach, describe, expect, it, vi } from 'vitest'
import { bindComposer, characters } from '../src/shared/composer'

class Area extends EventTarget {
  value = ''

  fire(name: string, more: object = {}): Event {
    const event = Object.assign(new Event(name, { cancelable: true }), more)
    this.dispatchEvent(event)
    return event
  }

  enter = (more: object = {}) => this.fire('keydown', { key: 'Enter', code: 'Enter', ...more })
}

describe('the composer', () => {
  let area: Area
  let sent: string[]
  let composer: ReturnType<typeof bindComposer>

  beforeEach(() => {
    vi.useFakeTimers()
    area = new Area()
    sent = []
    composer = bindComposer(area as unknown as HTMLTextAreaElement, text => void sent.push(text))
  })

  it('sends at Enter and empties itself', () => {
    area.value = 'hello'
    expect(area.enter().defaultPrevented).toBe(true)
    expect(sent).toEqual(['hello'])
    expect(area.value).toBe('')
  })

  it('leaves Shift+Enter to the text area', () => {
    area.value = 'hello'
    expect(area.enter({ shiftKey: true }).defaultPrevented).toBe(false)
    expect(sent).toEqual([])
  })

  it('sends the whole text once when Enter ends a Korean syllable', () => {
    area.fire('compositionstart')
    area.value = '안녕하세'
    expect(area.enter({ isComposing: true, keyCode: 229 }).defaultPrevented).toBe(true)
    expect(sent).toEqual([])
    area.value = '안녕하세요'
    area.fire('compositionend')
    vi.runAllTimers()
    expect(sent).toEqual(['안녕하세요'])
    expect(area.value).toBe('')
  })

  it('sends once where the browser delivers a second Enter after the composition', () => {
    area.fire('compositionstart')
    area.value = '네'
    area.enter({ isComposing: true })
    area.fire('compositionend')
    area.enter()
    vi.runAllTimers()
    expect(sent).toEqual(['네'])
  })

  it('sends at once where the composition ended before the key came', () => {
    area.fire('compositionstart')
    area.value = '네'
    area.fire('compositionend')
    area.enter({ keyCode: 229 })
    vi.runAllTimers()
    expect(sent).toEqual(['네'])
  })

  it('does not send a composition that ends without Enter', () => {
    area.fire('compositionstart')
    area.value = '네'
    area.fire('compositionend')
    vi.runAllTimers()
    expect(sent).toEqual([])
  })

  it('sends nothing but blanks', () => {
    area.value = ' \n '
    area.enter()
    expect(sent).toEqual([])
  })

  it('keeps a text that was not taken', () => {
    composer.dispose()
    bindComposer(area as unknown as HTMLTextAreaElement, () => false)
    area.value = '너무 긴 글'
    area.enter()
    expect(area.value).toBe('너무 긴 글')
  })

  it('sends by the button', () => {
    area.value = '단추'
    composer.sendNow()
    expect(sent).toEqual(['단추'])
  })

  it('counts Unicode characters, not UTF-16 units', () => {
    expect(characters('가😀a')).toBe(3)
  })
})
