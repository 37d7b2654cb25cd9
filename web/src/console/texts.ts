import type { Language } from '../shared/language'
import type { Tab } from '../staff/contract'

interface ConsoleTexts {
  tabs: Record<Tab, string>
  empty: Record<Tab, string>
  acts: Record<'Take' | 'Start' | 'Hold' | 'Resume' | 'End' | 'ToBot' | 'Delegate' | 'Assign' | 'Transfer' | 'Block' | 'Unblock', string>
  confirmEnd: string
  yes: string
  no: string
  customer: string
  more: string
  older: string
  choose: string
  placeholder: string
  send: string
  pending: string
  failed: string
  retry: string
  discard: string
  offline: (seconds: number) => string
  connecting: string
  ticket: string
  noTicket: string
  tickets: string
  details: string
  channel: string
  queue: string
  agent: string
  nobody: string
  requested: string
  unread: string
  bot: string
  colleague: string
  noColleague: string
  delegateTo: string
  assignTo: string
  close: string
  tooLong: string
  list: string
  messages: string
  offlineHint: string
  cannotWrite: Record<'waiting' | 'others' | 'held' | 'ended' | 'bot', string>
  latest: string
  kakao: string
  why: string
  whyLabel: string
  statuses: Record<string, string>
}

export const consoleTexts: Record<Language, ConsoleTexts> = {
  ko: {
    tabs: { waiting: '대기', received: '접수', active: '진행중', held: '보류', ended: '종료', bot: '챗봇' },
    empty: {
      waiting: '기다리는 고객이 없습니다.', received: '새로 접수된 상담이 없습니다.', active: '진행 중인 상담이 없습니다.',
      held: '보류한 상담이 없습니다.', ended: '종료된 상담이 없습니다.', bot: '챗봇이 진행 중인 대화가 없습니다.',
    },
    acts: {
      Take: '상담 접수', Start: '상담 시작', Hold: '보류', Resume: '상담 재개', End: '종료', ToBot: '챗봇 전환',
      Delegate: '위임', Assign: '배정', Transfer: '이관', Block: '고객 차단', Unblock: '차단 해제',
    },
    confirmEnd: '상담을 종료할까요?', yes: '종료', no: '취소', customer: '고객', more: '더 보기', older: '이전 대화 보기',
    choose: '왼쪽에서 대화를 선택하세요.', placeholder: '답변을 입력하세요. Enter 보내기, Shift+Enter 줄바꿈', send: '보내기',
    pending: '보내는 중', failed: '보내지 못했습니다', retry: '다시 보내기', discard: '삭제',
    offline: seconds => `연결이 끊겼습니다. 다시 연결하고 있습니다${seconds > 0 ? ` (${seconds}초)` : '…'} 쓰신 답변은 연결되면 보냅니다.`,
    connecting: '연결하고 있습니다…', ticket: '티켓', noTicket: '상담을 시작하면 티켓이 열립니다.', tickets: '티켓',
    details: '상담 정보', channel: '채널', queue: '대기열', agent: '담당 상담원', nobody: '없음', requested: '상담 요청',
    unread: '읽지 않음', bot: '챗봇', colleague: '상담원', noColleague: '위임할 수 있는 온라인 상담원이 없습니다.',
    delegateTo: '누구에게 위임할까요?', assignTo: '누구에게 배정할까요?', close: '닫기',
    tooLong: '메시지는 10,000자까지 보낼 수 있습니다.', list: '대화 목록', messages: '대화 내용',
    offlineHint: '오프라인 상태입니다. 상담을 받으려면 온라인으로 바꾸세요.',
    cannotWrite: {
      waiting: '아직 담당 상담원이 없는 대화입니다.', others: '다른 상담원이 맡은 대화입니다.',
      held: '보류 중입니다. 답변하려면 상담 재개를 누르세요.', ended: '종료된 상담입니다.', bot: '챗봇이 진행 중인 대화입니다.',
    },
    latest: '새 메시지 보기', kakao: '카카오톡', why: '왜?', whyLabel: '왜 이렇게 되었나요?',
    statuses: {
      bot: '챗봇 진행중', requested: '연결 요청', waiting: '상담대기', received: '접수', active: '진행중', held: '보류', ended: '종료',
      botEnded: '챗봇 종료', none: '',
    },
  },
  en: {
    tabs: { waiting: 'Waiting', received: 'Received', active: 'Active', held: 'Held', ended: 'Ended', bot: 'Bot' },
    empty: {
      waiting: 'Nobody is waiting.', received: 'Nothing new for you.', active: 'You are talking to nobody.',
      held: 'Nothing on hold.', ended: 'Nothing has ended yet.', bot: 'The bot is talking to nobody.',
    },
    acts: {
      Take: 'Take', Start: 'Start', Hold: 'Hold', Resume: 'Resume', End: 'End', ToBot: 'To the bot', Delegate: 'Delegate',
      Assign: 'Assign', Transfer: 'Transfer', Block: 'Block the customer', Unblock: 'Unblock the customer',
    },
    confirmEnd: 'End this consultation?', yes: 'End', no: 'Cancel', customer: 'Customer', more: 'Show more',
    older: 'Earlier messages', choose: 'Choose a conversation on the left.',
    placeholder: 'Write an answer. Enter sends, Shift+Enter begins a new line', send: 'Send', pending: 'Sending',
    failed: 'Not sent', retry: 'Send again', discard: 'Discard',
    offline: seconds => `Connection lost. Reconnecting${seconds > 0 ? ` (${seconds} s)` : '…'} What you write is sent once connected.`,
    connecting: 'Connecting…', ticket: 'Ticket', noTicket: 'A ticket opens when you start.', tickets: 'Tickets',
    details: 'About', channel: 'Channel', queue: 'Queue', agent: 'Agent', nobody: 'Nobody', requested: 'Asked for a person',
    unread: 'unread', bot: 'Bot', colleague: 'Agent', noColleague: 'No other agent is online.',
    delegateTo: 'Delegate to whom?', assignTo: 'Assign to whom?', close: 'Close',
    tooLong: 'A message may have up to 10,000 characters.', list: 'Conversations', messages: 'Conversation',
    offlineHint: 'You are offline. Go online to receive conversations.',
    cannotWrite: {
      waiting: 'Nobody has this conversation yet.', others: 'Another agent has this conversation.',
      held: 'On hold. Resume it to answer.', ended: 'This consultation has ended.', bot: 'The bot has this conversation.',
    },
    latest: 'New messages', kakao: 'KakaoTalk', why: 'Why?', whyLabel: 'Why did this happen?',
    statuses: {
      bot: 'Bot', requested: 'Requested', waiting: 'Waiting', received: 'Received', active: 'Active', held: 'Held', ended: 'Ended',
      botEnded: 'Ended by the bot', none: '',
    },
  },
}

/** What an event line tells an agent; an unknown kind is shown by its name. */
export function eventWords(kind: string, agent: string, language: Language): string {
  const ko: Record<string, string> = {
    'hand-off-requested': '고객이 상담원 연결을 요청했습니다', 'hand-off-refused': '상담 요청이 거절되었습니다', assigned: `${agent} 상담원에게 배정되었습니다`,
    requeued: '다시 대기열로 돌아갔습니다', 'consulting-started': `${agent} 상담원이 상담을 시작했습니다`,
    held: `${agent} 상담원이 보류했습니다`, delegated: `${agent} 상담원에게 위임되었습니다`,
    resumed: `${agent} 상담원이 상담을 재개했습니다`, transferred: `${agent} 상담원이 다른 대기열로 옮겼습니다`,
    'delegation-returned': `재개되지 않아 ${agent} 상담원에게 돌아왔습니다`, classified: `${agent} 상담원이 분류를 바꾸었습니다`,
    'ticket-edited': `${agent} 상담원이 티켓을 고쳤습니다`, 'switched-to-bot': '챗봇으로 전환되었습니다', ended: '상담이 종료되었습니다',
    'connect-bubble': '카카오톡이 상담원 연결 버튼을 보여 주었습니다',
  }
  const en: Record<string, string> = {
    'hand-off-requested': 'The customer asked for a person', 'hand-off-refused': 'The request was refused', assigned: `Assigned to ${agent}`,
    requeued: 'Back in the queue', 'consulting-started': `${agent} started consulting`, held: `${agent} put it on hold`,
    delegated: `Delegated to ${agent}`, resumed: `${agent} resumed`, transferred: `${agent} sent it to another queue`,
    'delegation-returned': `Not resumed: back with ${agent}`, classified: `${agent} changed the category`,
    'ticket-edited': `${agent} changed the ticket`, 'switched-to-bot': 'Back with the bot',
    ended: 'The consultation has ended',
    'connect-bubble': 'KakaoTalk showed its button for a person',
  }
  return (language === 'ko' ? ko : en)[kind] ?? kind
}
