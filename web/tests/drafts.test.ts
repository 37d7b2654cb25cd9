import { expect, it } from 'vitest'
import { Drafts, type Kept } from '../src/console/drafts'

const store = (): Kept & { all: Map<string, string> } => {
  const all = new Map<string, string>()
  return { all, getItem: key => all.get(key) ?? null, setItem: (key, value) => void all.set(key, value), removeItem: key => void all.delete(key) }
}

it('keeps what is written over a reload, for the same person only, and nothing once it is sent', () => {
  const kept = store()
  const drafts = new Drafts('demo/kim', kept)
  drafts.set('a', '안녕하세')
  drafts.set('note:a', '메모')
  expect(new Drafts('demo/kim', kept).get('a')).toBe('안녕하세')
  expect(new Drafts('demo/lee', kept).get('a')).toBe('')
  drafts.set('a', '')
  drafts.set('note:a', '')
  expect(kept.all.size).toBe(0)
})

it('lives as long as the page where nothing is kept, or what is kept is broken', () => {
  const broken: Kept = {
    getItem: () => '{',
    setItem: () => { throw new Error('full') },
    removeItem: () => { throw new Error('full') },
  }
  for (const kept of [null, broken]) {
    const drafts = new Drafts('demo/kim', kept)
    drafts.set('a', '안녕')
    expect(drafts.get('a')).toBe('안녕')
  }
})
