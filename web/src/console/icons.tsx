import type { ReactNode } from 'react'

/** Drawn here: letters that stand for pictures are missing in some fonts. */
const Icon = ({ children }: { children: ReactNode }) => (
  <svg width="18" height="18" viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="1.9" strokeLinecap="round" strokeLinejoin="round" aria-hidden>
    {children}
  </svg>
)

const bell = <path d="M6 9a6 6 0 1 1 12 0c0 6 2.5 7 2.5 7h-17S6 15 6 9M10 20a2.2 2.2 0 0 0 4 0" />

export const BellIcon = () => <Icon>{bell}</Icon>
export const BellOffIcon = () => <Icon>{bell}<path d="M3 3l18 18" /></Icon>
export const QuietIcon = () => <Icon><path d="M4 10v4h4l5 4V6L8 10H4M17 9l4 6M21 9l-4 6" /></Icon>
export const SideIcon = () => <Icon><rect x="3" y="4" width="18" height="16" rx="2" /><path d="M15 4v16" /></Icon>
export const SearchIcon = () => <Icon><circle cx="11" cy="11" r="6" /><path d="M20 20l-4.5-4.5" /></Icon>
