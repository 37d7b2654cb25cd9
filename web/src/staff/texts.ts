import type { Presence, Role } from './contract'
import type { Language } from '../shared/language'

interface StaffTexts {
  signIn: string
  login: string
  password: string
  signOut: string
  noConnection: string
  other: string
  presence: string
  presences: Record<Presence, string>
  roles: Record<Role, string>
  console: string
  manager: string
  loading: string
  colours: string
}

export const staffTexts: Record<Language, StaffTexts> = {
  ko: {
    signIn: '로그인', login: '아이디', password: '비밀번호', signOut: '로그아웃', noConnection: '서버에 연결할 수 없습니다.',
    other: 'English', presence: '내 상태',
    presences: { online: '온라인', away: '자리비움', break: '휴식', meal: '식사', offline: '오프라인', lost: '연결 끊김' },
    roles: { agent: '상담원', manager: '관리자', administrator: '최고 관리자', operator: '운영자' },
    console: '상담 콘솔', manager: '관리', loading: '불러오는 중…', colours: '밝기 전환',
  },
  en: {
    signIn: 'Sign in', login: 'Sign-in name', password: 'Password', signOut: 'Sign out',
    noConnection: 'The server cannot be reached.', other: '한국어', presence: 'My presence',
    presences: { online: 'Online', away: 'Away', break: 'Break', meal: 'Meal', offline: 'Offline', lost: 'Connection lost' },
    roles: { agent: 'Agent', manager: 'Manager', administrator: 'Administrator', operator: 'Operator' },
    console: 'Agent console', manager: 'Management', loading: 'Loading…', colours: 'Light or dark',
  },
}
