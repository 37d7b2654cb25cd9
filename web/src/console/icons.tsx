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
export const ClipIcon = () => <Icon><path d="M20 11.5l-8 8a5 5 0 0 1-7-7l8.5-8.5a3.5 3.5 0 0 1 5 5L10 17.5a2 2 0 0 1-3-3l7.5-7.5" /></Icon>
export const FileIcon = () => <Icon><path d="M6 3h8l4 4v14H6zM14 3v5h4" /></Icon>
export const EyeIcon = () => <Icon><path d="M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12" /><circle cx="12" cy="12" r="2.8" /></Icon>
export const SearchIcon = () => <Icon><circle cx="11" cy="11" r="6" /><path d="M20 20l-4.5-4.5" /></Icon>
