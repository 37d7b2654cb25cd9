import { day, timeOfDay } from '../shared/clock'
import type { CustomerState, Wait } from '../shared/contract'
import type { Language } from '../shared/language'

const ko = {
  title: '채팅 상담', open: '채팅 상담 열기', close: '닫기', placeholder: '메시지를 입력하세요', send: '보내기',
  connect: '상담원 연결', toBot: '챗봇 전환', bot: '챗봇', agent: '상담원', you: '나',
  offline: '연결이 끊겼습니다. 다시 연결하고 있습니다…', connecting: '연결하고 있습니다…', refused: '지금은 상담을 열 수 없습니다.',
  pending: '보내는 중', failed: '보내지 못했습니다', retry: '다시 보내기', tooLong: '메시지는 10,000자까지 보낼 수 있습니다.',
  empty: '무엇을 도와드릴까요?', latest: '새 메시지 보기', messages: '대화 내용', language: 'English', blocked: '지금은 메시지를 보낼 수 없습니다', closed: '지금은 상담 시간이 아닙니다.',
  unread: (count: number) => `읽지 않은 메시지 ${count}개`, image: '이미지', attach: '파일 보내기', writing: '상담원이 입력하고 있습니다', download: '내려받기', opens: '새 창에서 열기', expired: '보관 기간이 지난 파일입니다',
}

const en: typeof ko = {
  title: 'Chat', open: 'Open the chat', close: 'Close', placeholder: 'Write a message', send: 'Send',
  connect: 'Talk to a person', toBot: 'Back to the bot', bot: 'Bot', agent: 'Agent', you: 'You',
  offline: 'Connection lost. Reconnecting…', connecting: 'Connecting…', refused: 'The chat cannot be opened right now.',
  pending: 'Sending', failed: 'Not sent', retry: 'Send again', tooLong: 'A message may have up to 10,000 characters.',
  empty: 'How can we help?', latest: 'New messages', messages: 'Conversation', language: '한국어', blocked: 'Nothing can be written here at present', closed: 'Consulting is closed at present.',
  unread: count => `${count} unread ${count === 1 ? 'message' : 'messages'}`, image: 'Image', attach: 'Send a file', writing: 'The agent is typing', download: 'Download', opens: 'Opens in a new window', expired: 'This file has expired',
}

export const texts = { ko, en }

/** What a customer is told while consulting is closed; null while it is open, or while somebody is there anyway. */
export function closedLine(state: CustomerState, language: Language): string | null {
  if (state.open !== false || ['received', 'active', 'held'].includes(state.status)) return null
  const t = texts[language]
  if (state.canWrite === false) return t.blocked
  if (!state.opensAt) return t.closed
  const at = `${day(state.opensAt, language)} ${timeOfDay(state.opensAt, language)}`
  return language === 'ko' ? `${t.closed} ${at}에 다시 엽니다.` : `${t.closed} It opens again on ${at}.`
}

/** The estimated wait, in whole minutes from below and above; nothing where nothing is known. */
export function waitLine(wait: Wait | null | undefined, language: Language): string {
  if (!wait) return ''
  const [low, high] = [Math.floor(wait.lowSeconds / 60), Math.max(1, Math.ceil(wait.highSeconds / 60))]
  if (low === 0) return language === 'ko' ? `예상 대기 ${high}분 이내` : `about ${high} min at most`
  return language === 'ko' ? `예상 대기 ${low === high ? low : `${low}~${high}`}분` : `about ${low === high ? low : `${low} to ${high}`} min`
}

/** The line under the title: who has the conversation. */
export function stateLine(state: CustomerState, language: Language): string {
  const korean = language === 'ko'
  const name = state.agentName ?? (korean ? '상담원' : 'an agent')
  switch (state.status) {
    case 'requested':
      return korean ? '상담원 연결을 요청했습니다' : 'Asking for a person'
    case 'waiting': {
      const place = state.position ? (korean ? ` (${state.position}번째)` : ` (number ${state.position} in line)`) : ''
      const wait = waitLine(state.wait, language)
      return (korean ? '상담원을 기다리고 있습니다' : 'Waiting for a person') + place + (wait && ` · ${wait}`)
    }
    case 'received':
      return korean ? '상담원이 곧 답변합니다' : 'A person will answer shortly'
    case 'active':
    case 'held':
      return korean ? `상담 중: ${name}` : `Talking to ${name}`
    case 'ended':
    case 'botEnded':
      return korean ? '상담이 종료되었습니다' : 'This chat has ended'
    default:
      return state.hasBot ? (korean ? '챗봇이 답변하고 있습니다' : 'The bot is answering') : ''
  }
}

/** A line that tells what happened, or null for a kind that we do not know. */
export function eventLine(kind: string, agentName: string | null | undefined, language: Language): string | null {
  const korean = language === 'ko'
  switch (kind) {
    case 'hand-off-requested':
      return korean ? '상담원 연결을 요청했습니다' : 'You asked for a person'
    case 'consulting-started':
      return agentName
        ? (korean ? `${agentName} 상담원이 상담을 시작했습니다` : `${agentName} joined`)
        : (korean ? '상담이 시작되었습니다' : 'The consultation has started')
    case 'switched-to-bot':
      return korean ? '챗봇으로 전환되었습니다' : 'Back with the bot'
    case 'ended':
      return korean ? '상담이 종료되었습니다' : 'The consultation has ended'
    default:
      return null
  }
}
