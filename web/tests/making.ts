import type { Line } from '../src/shared/contract'
import type { Row } from '../src/staff/contract'

export const line = (seq: number, more: Partial<Line> = {}): Line =>
  ({ seq, kind: 'message', speaker: 'bot', text: `말 ${seq}`, at: '2026-11-21T03:00:00Z', ...more })

export const row = (id: string, more: Partial<Row> = {}): Row => ({
  id, seq: 1, channel: 'web', channelType: 'web', customer: `customer-${id}`, status: 'received', epoch: 1, handOff: 1, agent: 'kim',
  requestedAt: '2026-11-21T03:00:00Z', lastAt: '2026-11-21T03:00:00Z', unread: 0, priority: 0, ...more,
})

/** Timers that only a test moves. */
export class Clock {
  now = 0
  private timers: { at: number; action: () => void }[] = []

  after = (milliseconds: number, action: () => void): (() => void) => {
    const timer = { at: this.now + milliseconds, action }
    this.timers.push(timer)
    return () => {
      this.timers = this.timers.filter(each => each !== timer)
    }
  }

  async pass(milliseconds: number): Promise<void> {
    const end = this.now + milliseconds
    for (;;) {
      const next = this.timers.filter(timer => timer.at <= end).sort((a, b) => a.at - b.at)[0]
      if (!next) break
      this.now = next.at
      this.timers = this.timers.filter(each => each !== next)
      next.action()
      await settle()
    }
    this.now = end
  }
}

/** Lets everything that is only waiting for promises go on. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve()
}
