/** A value that tells its listeners when it was replaced; both React and Preact pages read one. */
export class Store<T> {
  private readonly listeners = new Set<() => void>()

  constructor(private value: T) {}

  get = (): T => this.value

  set(value: T): void {
    if (Object.is(value, this.value)) return
    this.value = value
    for (const listener of this.listeners) listener()
  }

  /** Nobody is told where nothing is another. */
  patch(part: Partial<T>): void {
    if ((Object.keys(part) as (keyof T)[]).some(key => !Object.is(part[key], this.value[key]))) this.set({ ...this.value, ...part })
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }
}
