import { HttpTransportType, HubConnectionBuilder, LogLevel } from '@microsoft/signalr'

/** What the desk needs of a SignalR connection. */
export interface Hub {
  start(): Promise<void>
  stop(): Promise<void>
  invoke<T>(method: string, ...args: unknown[]): Promise<T>
  on(method: string, handler: (argument: never) => void): void
  onclose(handler: () => void): void
}

/** Heads come every 3 s: a connection that says nothing for 15 is gone. Reconnecting is the desk's. */
export const agentHub = (): Hub => goingWhenTold(new HubConnectionBuilder()
  .withUrl('/hubs/agent', { skipNegotiation: true, transport: HttpTransportType.WebSockets })
  .withServerTimeout(15_000)
  .withKeepAliveInterval(5_000)
  .configureLogging(LogLevel.None)
  .build())

/** Closes the connection to a server that says that it stops, when it has answered everything that it was asked. */
export function goingWhenTold(hub: Hub): Hub {
  let [underWay, isLeaving] = [0, false]
  const go = () => {
    if (!isLeaving || underWay > 0) return
    isLeaving = false
    void hub.stop()
  }
  hub.on('leaving', () => {
    isLeaving = true
    go()
  })
  return {
    start: () => hub.start(),
    stop: () => hub.stop(),
    on: (method, handler) => hub.on(method, handler),
    onclose: handler => hub.onclose(() => {
      isLeaving = false
      handler()
    }),
    invoke: async <T>(method: string, ...args: unknown[]) => {
      underWay++
      try {
        return await hub.invoke<T>(method, ...args)
      } finally {
        underWay--
        go()
      }
    },
  }
}
