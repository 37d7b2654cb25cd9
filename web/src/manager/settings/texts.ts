import type { Language } from '../../shared/language'

const ko = {
  general: '기본', hours: '근무 시간', holidays: '휴일', admission: '상담 접수', categories: '분류', messages: '자동 메시지', history: '변경 이력',
  service: '상담 운영', services: { open: '운영', stopped: '상담중지' }, timeZone: '시간대', contractor: '위탁사명', grace: '연결이 끊긴 상담원을 기다리는 시간(초)',
  emptyMessage: '카카오에서 챗봇의 답이 없을 때 보낼 말', freeMonthlyUsers: '월 무료 이용자 수', freeHelp: '0~100000, 비우면 한도 없음',
  brandLine: '무료 이용자 수를 넘으면 챗봇 메시지 끝에 붙일 한 줄',
  acceptOffHours: '근무 시간 외 요청도 대기로 받기', acceptDuringMeal: '식사 시간에도 상담하기', acceptDuringBreak: '휴식 중에도 배분하기',
  acceptOverLimit: '상담건수를 넘은 요청도 대기로 받기', limit: '동시 상담건수 제한', limitHelp: '3~1000, 비우면 제한 없음', release: '대기 중인 상담 배분',
  releases: { auto: '자동', manual: '관리자가 배정' }, meal: '공통 식사 시간', mealFrom: '시작', mealTo: '끝',
  days: { mon: '월', tue: '화', wed: '수', thu: '목', fri: '금', sat: '토', sun: '일' }, weekHelp: '예: 09:00-12:00, 13:00-18:00. 비우면 쉬는 날',
  channelHours: '채널별 근무 시간', addChannel: '채널 추가', date: '날짜', from: '시작', to: '끝', yearly: '매년', name: '이름', remove: '삭제', addHoliday: '휴일 추가',
  holidayHelp: '시작과 끝을 비우면 하루 종일입니다.', year: '연도', importHolidays: '공휴일 가져오기', imported: (count: number) => `공휴일 ${count}일을 추가했습니다.`,
  category: '대분류', division: '중분류', designated: '지정 상담원', addCategory: '대분류 추가', addDivision: '중분류 추가',
  kinds: {
    greeting: '상담 인사말', title: '상담 제목', busy: 'Busy Time', waitingCount: '상담대기 인원', agentEnd: '상담원 상담 종료 안내',
    offHours: '근무 시간 외', unavailable: '상담불가', meal: '식사 시간', overLimit: '상담건수 초과',
  },
  on: '사용', image: '그림 주소', links: '버튼', linksHelp: '한 줄에 하나, 이름과 https 주소',
  saveDraft: '초안 저장', publish: '적용', discard: '초안 버리기', draftSaved: '초안을 저장했습니다. 적용하기 전에는 아무것도 바뀌지 않습니다.',
  published: '적용했습니다.', note: '변경 메모', inForce: (version: number) => `현재 버전 ${version}`, draftOf: (who: string) => `${who} 님이 저장한 초안이 있습니다.`,
  problems: (count: number) => `고칠 곳이 ${count}개 있습니다. 고치기 전에는 적용할 수 없습니다.`, changes: '현재 설정과 다른 점', noChanges: '다른 점이 없습니다.',
  field: '항목', before: '이전', after: '이후', version: '버전', when: '일시', who: '담당자', show: '달라진 점', start: '처음 설정', more: '더 보기',
  moved: '그사이 다른 사람이 설정을 바꾸었습니다. 새로 불러오면 저장하지 않은 변경은 사라집니다.', reload: '새로 불러오기',
}

const en: typeof ko = {
  general: 'General', hours: 'Working hours', holidays: 'Holidays', admission: 'Admission', categories: 'Categories', messages: 'Automatic messages',
  history: 'History', service: 'Consulting', services: { open: 'Open', stopped: 'Stopped' }, timeZone: 'Time zone', contractor: 'Contractor',
  emptyMessage: 'Said on Kakao where the bot has no answer', freeMonthlyUsers: 'Free users a month', freeHelp: '0 to 100000; empty for no quota',
  brandLine: 'Line at the end of the bot’s messages over the free users',
  grace: 'Seconds to wait for an agent whose connection dropped', acceptOffHours: 'Let requests outside working hours wait',
  acceptDuringMeal: 'Consult during meal times', acceptDuringBreak: 'Distribute to agents on a break', acceptOverLimit: 'Let requests over the limit wait',
  limit: 'Limit of open conversations', limitHelp: '3 to 1000; empty for no limit', release: 'Conversations that wait are given out',
  releases: { auto: 'Automatically', manual: 'By a manager' }, meal: 'Common meal time', mealFrom: 'From', mealTo: 'To',
  days: { mon: 'Mon', tue: 'Tue', wed: 'Wed', thu: 'Thu', fri: 'Fri', sat: 'Sat', sun: 'Sun' }, weekHelp: 'As 09:00-12:00, 13:00-18:00. Empty: closed',
  channelHours: 'Hours of single channels', addChannel: 'Add a channel', date: 'Date', from: 'From', to: 'To', yearly: 'Yearly', name: 'Name', remove: 'Remove',
  addHoliday: 'Add a holiday', holidayHelp: 'Without from and to it is the whole day.', year: 'Year', importHolidays: 'Import public holidays of Korea',
  imported: count => `${count} public holidays were added.`, category: 'Category', division: 'Division', designated: 'Designated agents',
  addCategory: 'Add a category', addDivision: 'Add a division',
  kinds: {
    greeting: 'Greeting', title: 'Title', busy: 'Busy', waitingCount: 'Number waiting', agentEnd: 'End by the agent', offHours: 'Outside working hours',
    unavailable: 'Unavailable', meal: 'Meal time', overLimit: 'Over the limit',
  },
  on: 'On', image: 'Address of an image', links: 'Buttons', linksHelp: 'One a line: label and https address',
  saveDraft: 'Save draft', publish: 'Publish', discard: 'Discard draft', draftSaved: 'The draft is saved. Nothing changes until it is published.',
  published: 'Published.', note: 'Note', inForce: version => `Version ${version} is in force`, draftOf: who => `There is a draft by ${who}.`,
  problems: count => `${count} things to repair before this can be published.`, changes: 'Differences from what is in force',
  noChanges: 'No difference.', field: 'Field', before: 'Before', after: 'After', version: 'Version', when: 'When', who: 'Who', show: 'Differences',
  start: 'Initial settings', more: 'More',
  moved: 'Somebody else changed the settings meanwhile. Loading them again drops what you have not saved.', reload: 'Load again',
}

export const settingsTexts: Record<Language, typeof ko> = { ko, en }
