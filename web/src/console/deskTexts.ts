import type { DeliveryStatus } from '../shared/contract'
import type { Language } from '../shared/language'
import type { TicketPriority, TicketStatus } from '../staff/contract'
import type { KeyName } from './keys'
import type { WaitLevel } from './waits'

const ko = {
  listEdge: '대화 목록 너비', sideEdge: '상담 정보 너비', side: '상담 정보', showSide: '상담 정보 보기', hideSide: '상담 정보 숨기기',
  waits: { calm: '대기', warning: '주의', alarm: '지연' } as Record<WaitLevel, string>,
  waited: '답변 대기 시간', mine: '상담', more: '더 보기', search: '찾기', nothing: '찾은 것이 없습니다.',
  fold: (count: number) => `챗봇 대화 ${count}개 보기`, unfold: '챗봇 대화 접기',
  reply: '답변', note: '내부 메모', notePlaceholder: '동료만 보는 메모입니다. 고객에게는 보이지 않습니다.', addNote: '메모 남기기',
  noteMark: '내부 메모 · 고객에게 보이지 않음', left: (count: number) => `${count}자 남음`,
  canned: '자주 쓰는 답변', cannedHint: '↑↓ 고르기 · Enter 넣기 · Esc 닫기', noCanned: '맞는 답변이 없습니다.', manageCanned: '자주 쓰는 답변 관리…',
  scopes: { tenant: '모두', queue: '대기열', agent: '나만' } as Record<string, string>,
  name: '이름', text: '내용', save: '저장', remove: '삭제', add: '새로 추가', scope: '쓸 사람', cannedHelp: '{{customer.name}}, {{agent.name}}, {{tenant.name}}은 넣을 때 이름으로 바뀝니다.',
  ticketTab: '티켓', customerTab: '고객', noTickets: '아직 티켓이 없습니다. 상담을 시작하면 열립니다.', subject: '제목', status: '상태', priority: '우선순위',
  category: '분류', assignee: '담당자', tags: '태그', tagsHint: '쉼표로 나누어 쓰세요.', none: '없음', yes: '예', no: '아니요',
  statuses: { open: '열림', pending: '처리 대기', closed: '완료' } as Record<TicketStatus, string>,
  priorities: { low: '낮음', normal: '보통', high: '높음', urgent: '긴급' } as Record<TicketPriority, string>,
  talkTopic: '상담 분류', old: '오래된 티켓은 고칠 수 없습니다.', earlier: '이전 상담', current: '현재 상담', customerId: '고객 ID', blocked: '차단된 고객',
  notes: '메모', noNotes: '남긴 메모가 없습니다.', noEarlier: '이전 상담이 없습니다.', loading: '불러오는 중…',
  delegate: '담당자 위임', reason: '사유', reasons: ['다른 담당 업무', '자리를 비움', '전문 상담 필요', '교대'], reasonOwn: '직접 입력', noteTo: '메모 (선택)',
  doDelegate: '위임하기', doAssign: '배정하기', doTransfer: '이관하기', transferTo: '어느 대기열로 보낼까요?', noQueue: '옮길 수 있는 다른 대기열이 없습니다.',
  load: '상담', cancel: '취소', confirmBlock: '이 고객을 차단할까요? 진행 중인 상담은 끝나고, 풀어 줄 때까지 상담을 받을 수 없습니다.',
  moreActs: '다른 동작', palette: '명령과 대화 찾기', palettePlaceholder: '할 일이나 고객 이름을 입력하세요', commands: '명령', conversations: '대화',
  customers: '고객', messages: '메시지', tickets: '티켓',
  help: '단축키', helpHint: '키의 자리로 동작하므로 한글 입력 상태에서도 같습니다.', alerts: '알림', alertsOn: '알림 켜짐', alertsOff: '알림 꺼짐', soundBlocked: '소리가 막혀 있습니다. 눌러서 켜기',
  newAssigned: '새 상담이 배정되었습니다', newMessage: '새 메시지',
  deliveries: { delivered: '전달됨', retrying: '다시 보내는 중', failed: '전달 실패', givenUp: '전달 실패', unknown: '전달 여부 모름', withdrawn: '보내지 않음' } as Record<DeliveryStatus, string>,
  restOfText: '긴 글의 나머지', mediaComes: '가져오는 중',
  mediaLost: (code: string) => ({
    'too-large': '너무 커서 가져오지 않음', 'not-what-it-says': '형식이 맞지 않아 차단함', 'address-refused': '허용되지 않은 주소라 차단함',
  })[code] ?? '가져오지 못함',
  keyWords: {
    palette: '명령 찾기', help: '단축키 보기', next: '다음 대화', previous: '이전 대화', reply: '답변 쓰기', note: '내부 메모 쓰기', start: '상담 시작 · 접수',
    hold: '보류', resume: '상담 재개', delegate: '담당자 위임', transfer: '대기열 이관', end: '상담 종료', toBot: '챗봇 전환', side: '상담 정보 열고 닫기',
    tab1: '대기 탭', tab2: '접수 탭', tab3: '진행중 탭', tab4: '보류 탭', tab5: '종료 탭', tab6: '챗봇 탭',
  } as Record<KeyName, string>,
}

const en: typeof ko = {
  listEdge: 'Width of the list', sideEdge: 'Width of the details', side: 'Details', showSide: 'Show details', hideSide: 'Hide details',
  waits: { calm: 'waiting', warning: 'soon late', alarm: 'late' },
  waited: 'Waiting for an answer', mine: 'Consulting', more: 'More', search: 'Search', nothing: 'Nothing found.',
  fold: count => `Show ${count} lines with the bot`, unfold: 'Fold the bot’s part',
  reply: 'Reply', note: 'Internal note', notePlaceholder: 'Only colleagues see this. The customer never does.', addNote: 'Add note',
  noteMark: 'Internal note · never shown to the customer', left: count => `${count} characters left`,
  canned: 'Canned answers', cannedHint: '↑↓ choose · Enter insert · Esc close', noCanned: 'No answer matches.', manageCanned: 'Manage canned answers…',
  scopes: { tenant: 'everybody', queue: 'queue', agent: 'only me' },
  name: 'Name', text: 'Text', save: 'Save', remove: 'Remove', add: 'New answer', scope: 'For', cannedHelp: '{{customer.name}}, {{agent.name}} and {{tenant.name}} become names when inserted.',
  ticketTab: 'Ticket', customerTab: 'Customer', noTickets: 'No ticket yet. One opens when you start.', subject: 'Subject', status: 'Status', priority: 'Priority',
  category: 'Category', assignee: 'Assignee', tags: 'Tags', tagsHint: 'Separated by commas.', none: 'None', yes: 'Yes', no: 'No',
  statuses: { open: 'Open', pending: 'Pending', closed: 'Closed' },
  priorities: { low: 'Low', normal: 'Normal', high: 'High', urgent: 'Urgent' },
  talkTopic: 'Category of the conversation', old: 'Old tickets can no longer be changed.', earlier: 'Earlier consultations', current: 'Now', customerId: 'Customer id', blocked: 'Blocked customer',
  notes: 'Notes', noNotes: 'No notes.', noEarlier: 'No earlier consultation.', loading: 'Loading…',
  delegate: 'Delegate', reason: 'Reason', reasons: ['Another field', 'Leaving the desk', 'Needs an expert', 'Change of shift'], reasonOwn: 'Other', noteTo: 'Note (optional)',
  doDelegate: 'Delegate', doAssign: 'Assign', doTransfer: 'Transfer', transferTo: 'Transfer to which queue?', noQueue: 'There is no other queue.',
  load: 'busy', cancel: 'Cancel', confirmBlock: 'Block this customer? What goes on ends, and the customer is not served until let in again.',
  moreActs: 'More actions', palette: 'Find commands and conversations', palettePlaceholder: 'What to do, or a customer’s name', commands: 'Commands', conversations: 'Conversations',
  customers: 'Customers', messages: 'Messages', tickets: 'Tickets',
  help: 'Shortcuts', helpHint: 'Keys count by their place, so they work while typing Korean.', alerts: 'Notifications', alertsOn: 'Notifications on', alertsOff: 'Notifications off', soundBlocked: 'Sound is blocked. Press to allow it',
  newAssigned: 'A new conversation is yours', newMessage: 'New message',
  deliveries: { delivered: 'Delivered', retrying: 'Trying again', failed: 'Not delivered', givenUp: 'Not delivered', unknown: 'Delivery unknown', withdrawn: 'Not sent' },
  restOfText: 'the rest of a long text', mediaComes: 'being fetched',
  mediaLost: (code: string) => ({
    'too-large': 'too large to fetch', 'not-what-it-says': 'blocked: not what it says it is', 'address-refused': 'blocked: its address may not be called',
  })[code] ?? 'could not be fetched',
  keyWords: {
    palette: 'Find a command', help: 'Show shortcuts', next: 'Next conversation', previous: 'Previous conversation', reply: 'Write a reply', note: 'Write a note', start: 'Start · take',
    hold: 'Hold', resume: 'Resume', delegate: 'Delegate', transfer: 'Transfer', end: 'End', toBot: 'To the bot', side: 'Show or hide details',
    tab1: 'Waiting', tab2: 'Received', tab3: 'Active', tab4: 'Held', tab5: 'Ended', tab6: 'Bot',
  },
}

export const deskTexts: Record<Language, typeof ko> = { ko, en }
