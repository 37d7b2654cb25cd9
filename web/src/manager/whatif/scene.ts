/** A situation that a manager tries: one customer, one moment, some agents. */
export interface Scene {
  channel: 'web' | 'kakao' | 'naver'
  bot: boolean
  /** Of the settings' time zone, as an input of type datetime-local has it. */
  at: string
  online: number
  what: 'connect' | 'say' | 'open'
  text: string
  again: boolean
}

/** A moment on a zone's clock with the zone's offset then: 2026-03-04T11:00:00+09:00. */
export function momentIn(zone: string, local: string): string {
  const [date = '', time = ''] = local.split('T')
  const wall = Date.parse(`${date}T${time.slice(0, 5)}:00Z`)
  const shown = (at: number) => {
    const parts = new Intl.DateTimeFormat('en-US', {
      timeZone: zone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit',
    }).formatToParts(at)
    const of = (type: string) => parts.find(part => part.type === type)!.value
    return Date.parse(`${of('year')}-${of('month')}-${of('day')}T${of('hour')}:${of('minute')}:${of('second')}Z`)
  }
  // Twice, because the offset at the first guess may be the one before a jump of the clock.
  let offset = shown(wall) - wall
  offset = shown(wall - offset) - (wall - offset)
  const minutes = Math.round(offset / 60_000)
  const two = (number: number) => String(number).padStart(2, '0')
  return `${date}T${time.slice(0, 5)}:00${minutes < 0 ? '-' : '+'}${two(Math.floor(Math.abs(minutes) / 60))}:${two(Math.abs(minutes) % 60)}`
}

/** The scene as a scenario of docs/protocol.md's what-if. */
export function scenarioOf(scene: Scene, zone: string, agents: readonly { id: string; name: string }[]): object {
  const say = { do: 'say', text: scene.text || '?' }
  const first = scene.what === 'say' ? [say] : scene.what === 'connect' ? [{ do: 'open' }, { do: 'connect' }] : [{ do: 'open' }]
  return {
    name: 'try', channel: scene.channel, bot: scene.bot, now: momentIn(zone, scene.at),
    agents: agents.map(({ id, name }, index) => ({ id, name, presence: index < scene.online ? 'online' : 'offline' })),
    customers: [{ id: 'c1' }],
    steps: [...first, ...(scene.again ? [{ do: 'wait', for: 'PT5M' }, say] : [])],
  }
}
