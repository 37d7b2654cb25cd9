import type { Problem } from '../shared/contract'
import { newId } from '../shared/ids'
import { Refused, type Session, type World } from './client'
import type { Memory } from './widget'

const tokenKey = (channel: string) => `actors.token.${channel}`

/** What a browser remembers of a channel's chat; where storage is forbidden, nothing. */
export function browserMemory(channel: string): Memory {
  const key = `actors.seen.${channel}`
  const trying = <T>(use: (storage: Storage) => T): T | null => {
    try {
      return use(localStorage)
    } catch {
      return null
    }
  }
  return {
    knows: () => !!trying(storage => storage.getItem(tokenKey(channel))),
    loadSeen() {
      const seen = trying(storage => storage.getItem(key))
      return seen === null ? null : Number(seen) || 0
    },
    saveSeen: seq => void trying(storage => storage.setItem(key, String(seq))),
  }
}

/** The world of a browser: `server` is the origin that serves the widget. */
export function browserWorld(server: string, channel: string): World {
  const key = tokenKey(channel)
  let token: string | null = null
  try {
    token = localStorage.getItem(key)
  } catch {
    // Storage is forbidden here; the session lives as long as the page.
  }
  return {
    async openSession(known, who) {
      const answer = await fetch(new URL('/v1/web/sessions', server), {
        method: 'POST',
        credentials: 'omit',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ channel, ...(known ? { token: known } : {}), ...who }),
      })
      if (answer.ok) return await answer.json() as Session
      if (answer.status >= 500 || answer.status === 429) throw new Error(`status ${answer.status}`)
      const problem = await answer.json().catch(() => ({ type: '', status: answer.status })) as Problem
      throw new Refused(problem)
    },
    async upload(bearer, file) {
      const answer = await fetch(new URL(`/v1/web/files?name=${encodeURIComponent(file.name)}`, server), {
        method: 'POST',
        credentials: 'omit',
        headers: { 'Content-Type': 'application/octet-stream', Authorization: `Bearer ${bearer}` },
        body: file as File,
      })
      if (answer.ok) return (await answer.json() as { file: string }).file
      if (answer.status >= 500 || answer.status === 429) throw new Error(`status ${answer.status}`)
      throw new Refused(await answer.json().catch(() => ({ type: '', status: answer.status })) as Problem)
    },
    openSocket: epoch => new WebSocket(
      new URL(`/v1/web/socket${epoch === null ? '' : `?epoch=${encodeURIComponent(epoch)}`}`, server.replace(/^http/, 'ws'))),
    loadToken: () => token,
    saveToken(saved) {
      token = saved
      try {
        localStorage.setItem(key, saved)
      } catch {
        // As above.
      }
    },
    newId,
    random: Math.random,
    after(milliseconds, action) {
      const timer = setTimeout(action, milliseconds)
      return () => clearTimeout(timer)
    },
  }
}
