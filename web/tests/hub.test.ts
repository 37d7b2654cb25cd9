import { describe, expect, it } from 'vitest'
import { goingWhenTold, type Hub } from '../src/console/hub'

class SlowHub implements Hub {
  stopped = 0
  readonly handlers = new Map<string, (argument: never) => void>()
  closed = () => {}
  answer = (_: unknown) => {}

  start = () => Promise.resolve()
  invoke = <T>() => new Promise<T>(resolve => {
    this.answer = resolve as (answer: unknown) => void
  })

  stop(): Promise<void> {
    this.stopped++
    return Promise.resolve()
  }

  on(method: string, handler: (argument: never) => void): void {
    this.handlers.set(method, handler)
  }

  onclose(handler: () => void): void {
    this.closed = handler
  }

  leaves = () => this.handlers.get('leaving')!({} as never)
}

describe('the connection of a console', () => {
  it('goes at once from a server that stops when nothing is under way', () => {
    const slow = new SlowHub()
    goingWhenTold(slow)
    slow.leaves()
    expect(slow.stopped).toBe(1)
  })

  it('waits for the answer to what it asked', async () => {
    const slow = new SlowHub()
    const hub = goingWhenTold(slow)
    const asked = hub.invoke<string>('Send')
    slow.leaves()
    expect(slow.stopped).toBe(0)
    slow.answer('done')
    expect(await asked).toBe('done')
    expect(slow.stopped).toBe(1)
  })

  it('forgets it with the connection', async () => {
    const slow = new SlowHub()
    const hub = goingWhenTold(slow)
    let lost = 0
    hub.onclose(() => lost++)
    const asked = hub.invoke('Send')
    slow.leaves()
    slow.closed()
    slow.answer('late')
    await asked
    expect([lost, slow.stopped]).toEqual([1, 0])
  })
})
