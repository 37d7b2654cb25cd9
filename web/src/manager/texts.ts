import type { Language } from '../shared/language'

const ko = {
  menu: '메뉴', agents: '상담원', queues: '대기열', channels: '채널', keys: 'API 키', settings: '설정', kakao: '카카오 문구', blocked: '차단 고객', tenants: '고객사', id: '아이디', name: '이름',
  role: '역할', presence: '상태', load: '상담', chat: '채팅 상담', assign: '자동 배분', capacity: '동시 상담 수', noBound: '제한 없음',
  queue: '대기열', queuesOf: '소속 대기열', type: '종류', bot: '챗봇', yes: '예', no: '아니요', byHand: '수동만', add: '추가',
  cancelWord: '취소 단어', cancelWordHelp: '대기 중인 고객이 이 말만 보내면 상담 요청을 취소합니다.',
  distribution: '배분 방식', distributions: { roundRobin: '균등 배분', leastBusy: '여유 있는 상담원 우선', category: '분류별 지정 상담원', manual: '수동 배분' },
  scope: '배분 대상', scopes: { signedIn: '온라인 상담원만', all: '휴식·식사 중이 아닌 모든 상담원' },
  once: '지금 한 번만 보여 드립니다. 안전한 곳에 적어 두세요.', copy: '복사', copied: '복사됨', done: '확인', revoke: '폐기',
  revokeAsk: '이 키를 폐기하면 쓰고 있는 프로그램이 더 이상 접속할 수 없습니다. 폐기할까요?', cancel: '취소',
  idHelp: '영문 소문자, 숫자, 하이픈 2~32자', origins: '허용 출처', originsHelp: '위젯을 넣을 다른 사이트, 한 줄에 하나 (예: https://shop.example)',
  hasBot: '챗봇이 먼저 답변', welcome: '환영 메시지', fallback: '모를 때의 답변', call: '상담원을 부르는 말', callHelp: '쉼표로 구분',
  guide: '연결 안내 메시지', button: '카카오에서 누를 버튼', buttonText: '상담원 연결', empty: '아직 없습니다.', openChat: '채팅 열기', notManager: '관리자만 볼 수 있는 페이지입니다.',
  toConsole: '상담 콘솔로 가기', loading: '불러오는 중…', password: '비밀번호', key: '키', login: '로그인 아이디', administrator: '최고 관리자',
  welcomeText: '안녕하세요! 무엇을 도와드릴까요?', fallbackText: '잘 이해하지 못했어요. 상담원이 필요하시면 "상담원"이라고 적어 주세요.',
  callText: '상담원', guideText: '상담원을 연결해 드리겠습니다.', addTitle: (what: string) => `${what} 추가`, retry: '다시 시도', customer: '고객', channel: '채널', blockedBy: '차단한 사람', blockedAt: '차단 일시', letIn: '차단 해제',
  letInDone: '차단을 해제했습니다.', more: '더 보기',
}

const en: typeof ko = {
  menu: 'Menu', agents: 'Agents', queues: 'Queues', channels: 'Channels', keys: 'API keys', settings: 'Settings', kakao: 'Kakao texts', blocked: 'Blocked customers', tenants: 'Tenants', id: 'Id',
  name: 'Name', role: 'Role', presence: 'Presence', load: 'Load', chat: 'Chat', assign: 'Gets conversations', capacity: 'Capacity',
  noBound: 'No bound', queue: 'Queue', queuesOf: 'Queues', type: 'Type', bot: 'Bot', yes: 'Yes', no: 'No', byHand: 'By hand only', add: 'Add',
  cancelWord: 'Cancel word', cancelWordHelp: 'A waiting customer who sends just this word leaves the queue.',
  distribution: 'Distribution', distributions: { roundRobin: 'Round robin', leastBusy: 'Least busy first', category: 'Designated by category', manual: 'By hand' },
  scope: 'Who takes part', scopes: { signedIn: 'Agents who are online', all: 'All agents but those on a break or at a meal' },
  once: 'This is shown once, now. Write it down in a safe place.', copy: 'Copy', copied: 'Copied', done: 'Done', revoke: 'Revoke',
  revokeAsk: 'Programs that use this key will no longer be let in. Revoke it?', cancel: 'Cancel',
  idHelp: '2 to 32 of a-z, 0-9 and hyphens', origins: 'Allowed origins',
  originsHelp: 'Other sites that embed the widget, one a line (https://shop.example)', hasBot: 'A bot answers first',
  welcome: 'Welcome', fallback: 'Answer to anything else', call: 'Words that call a person', callHelp: 'Separated by commas',
  guide: 'Said before calling', button: 'The button on Kakao', buttonText: 'Talk to a person', empty: 'None yet.', openChat: 'Open the chat', notManager: 'This page is for managers.',
  toConsole: 'Go to the agent console', loading: 'Loading…', password: 'Password', key: 'Key', login: 'Sign-in name',
  administrator: 'Administrator', welcomeText: 'Hello! How can I help?',
  fallbackText: 'I did not understand that. Write "agent" to talk to a person.', callText: 'agent',
  guideText: 'I will connect you to a person.', addTitle: what => `Add: ${what}`, retry: 'Try again', customer: 'Customer', channel: 'Channel',
  blockedBy: 'Blocked by', blockedAt: 'Blocked', letIn: 'Let in again', letInDone: 'Let in again.', more: 'More',
}

export const managerTexts: Record<Language, typeof ko> = { ko, en }
