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
export const agentHub = (): Hub => new HubConnectionBuilder()
  .withUrl('/hubs/agent', { skipNegotiation: true, transport: HttpTransportType.WebSockets })
  .withServerTimeout(15_000)
  .withKeepAliveInterval(5_000)
  .configureLogging(LogLevel.None)
  .build()
