import type { Language } from '../../shared/language'

const ko = {
  edit: '수정', editOf: (name: string) => `${name} 수정`, permissions: '권한과 배분', schedule: '근무 일정', save: '저장', saved: '저장했습니다.',
  role: '역할', chat: '채팅 상담', assign: '자동 배분', chatHelp: '끄면 상담을 받거나 위임받을 수 없습니다.', assignHelp: '끄면 자동으로 배분하지 않습니다. 직접 접수와 위임은 됩니다.',
  dayOff: '상담 불가일', addDay: '날짜 추가', breaks: '예정된 휴식', addBreak: '휴식 추가', date: '날짜', from: '시작', to: '끝', meal: '개인 식사 시간', mealOn: '사용',
  mealHelp: '공통 식사 시간이 설정되어 있으면 쓰이지 않습니다.', remove: '삭제', none: '없음', scheduleHelp: '시간은 설정의 시간대를 따릅니다. 자정을 넘는 시간도 쓸 수 있습니다.',
  password: '새 비밀번호 발급', passwordAsk: '지금 쓰는 비밀번호와 로그인은 바로 끊깁니다. 새로 발급할까요?', removeAgent: '상담원 삭제',
  removeAsk: (name: string) => `${name} 님을 삭제합니다. 지난 상담 기록에는 이름이 남고, 같은 아이디는 다시 쓸 수 없습니다.`, cancel: '취소',
  onlyAdministrator: '권한, 배분, 비밀번호는 최고 관리자만 바꿀 수 있습니다.', absent: '오늘 상담 불가', noAbsence: '등록된 일정이 없습니다.',
}

const en: typeof ko = {
  edit: 'Edit', editOf: name => `Edit ${name}`, permissions: 'Permissions and distribution', schedule: 'Schedule', save: 'Save', saved: 'Saved.',
  role: 'Role', chat: 'Chat', assign: 'Gets conversations', chatHelp: 'Without it no conversation can be taken or delegated here.',
  assignHelp: 'Without it nothing is given automatically; taking and delegating still work.', dayOff: 'Unavailable on', addDay: 'Add a date',
  breaks: 'Scheduled breaks', addBreak: 'Add a break', date: 'Date', from: 'From', to: 'To', meal: 'Own meal time', mealOn: 'On',
  mealHelp: 'Not asked where a common meal time is set.', remove: 'Remove', none: 'None', scheduleHelp: 'Times are of the time zone in the settings; a span may cross midnight.',
  password: 'New password', passwordAsk: 'The present password and every session of it end at once. Make a new one?', removeAgent: 'Remove agent',
  removeAsk: name => `${name} is removed. The name stays in past conversations; the id is never given again.`, cancel: 'Cancel',
  onlyAdministrator: 'Permissions, distribution and password are an administrator’s to change.', absent: 'Unavailable today', noAbsence: 'Nothing is scheduled.',
}

export const agentTexts: Record<Language, typeof ko> = { ko, en }
