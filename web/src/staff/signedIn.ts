const key = 'actors.signed-in'

/** Whether somebody signed in with this browser and did not sign out; where storage is forbidden it is asked of the server. */
export function wasSignedIn(): boolean {
  try {
    return localStorage.getItem(key) !== null
  } catch {
    return true
  }
}

export function rememberSignedIn(signedIn: boolean): void {
  try {
    if (signedIn) localStorage.setItem(key, 'yes')
    else localStorage.removeItem(key)
  } catch {
    // Then the server is asked each time.
  }
}

/** Who signs out leaves nothing written in the window; whose session only ended finds it again. */
export function forgetWindow(): void {
  try {
    sessionStorage.clear()
  } catch {
    // Then nothing was kept either.
  }
}
