import { beforeEach, describe, expect, it } from 'vitest'
import { mostFiles, Uploads } from '../src/console/uploads'
import { sizeWords } from '../src/shared/sizes'

type Told = Parameters<ConstructorParameters<typeof Uploads>[0]['send']>[2]

describe('what is picked for a message', () => {
  let sent: { name: string; told: Told; stopped: boolean }[]
  let forgotten: string[]
  let uploads: Uploads
  const file = (name: string, type = 'text/plain') => new File(['x'], name, { type })
  const of = () => uploads.of('a').map(each => [each.name, each.status, each.progress])

  beforeEach(() => {
    sent = []
    forgotten = []
    let id = 0
    uploads = new Uploads({
      newId: () => `p${++id}`,
      send(_, { name }, told) {
        const upload = { name, told, stopped: false }
        sent.push(upload)
        return { stop: () => { upload.stopped = true } }
      },
      show: picked => picked.type.startsWith('image/') ? `blob:${picked.name}` : undefined,
      forget: address => forgotten.push(address),
    })
  })

  it('goes up at once, and is taken when all of it is there', () => {
    uploads.add('a', [file('1.png', 'image/png'), file('2.csv')])
    expect(uploads.take('a')).toBeNull()
    sent[0]!.told.progress(0.4)
    expect(of()).toEqual([['1.png', 'uploading', 0.4], ['2.csv', 'uploading', 0]])
    sent[0]!.told.done('f1')
    expect(uploads.take('a')).toBeNull()
    sent[1]!.told.done('f2')
    expect(uploads.take('a')).toEqual([{ file: 'f1', name: '1.png' }, { file: 'f2', name: '2.csv' }])
    expect(of()).toEqual([])
    expect(forgotten).toEqual(['blob:1.png'])
  })

  it('is another one in every conversation', () => {
    uploads.add('a', [file('1.csv')])
    expect(uploads.take('b')).toEqual([])
    expect(uploads.of('a')).toHaveLength(1)
  })

  it('taken out stops on its way, and what comes of it later counts no more', () => {
    uploads.add('a', [file('1.csv')])
    uploads.remove('a', uploads.of('a')[0]!.id)
    expect(sent[0]!.stopped).toBe(true)
    sent[0]!.told.done('f1')
    expect(uploads.take('a')).toEqual([])
  })

  it('refused stays and holds the message back until it is tried again or taken out', () => {
    uploads.add('a', [file('1.csv')])
    sent[0]!.told.failed({ type: 'urn:actors:problem:file-is-too-large' })
    expect(of()).toEqual([['1.csv', 'failed', 0]])
    expect(uploads.take('a')).toBeNull()
    uploads.retry('a', uploads.of('a')[0]!.id)
    expect(of()).toEqual([['1.csv', 'uploading', 0]])
    sent[1]!.told.done('f1')
    expect(uploads.take('a')).toEqual([{ file: 'f1', name: '1.csv' }])
  })

  it('is no more than a message carries', () => {
    const many = Array.from({ length: mostFiles + 2 }, (_, at) => file(`${at}.csv`))
    expect(uploads.add('a', many)).toBe(2)
    expect(uploads.of('a')).toHaveLength(mostFiles)
  })

  it('says its size in the unit that people read', () =>
    expect([800, 12_400, 3_400_000].map(sizeWords)).toEqual(['800 B', '12 kB', '3.4 MB']))
})
