import type { Language } from '../../shared/language'

const ko = {
  loading: '불러오는 중…', waiting: '대기', served: (hours: number) => `최근 ${hours}시간 배정`, estimate: '다음 고객의 예상 대기', error: '예상과 실제의 차이',
  people: (count: number) => `${count}명`, perHour: (count: number) => `시간당 ${count}명`, tooLittle: '배정된 대기 고객이 5명 이상일 때 표시합니다.',
  offBy: (time: string) => `중앙값 ${time}`, notMeasured: '아직 측정한 대기가 없습니다.',
  within: (covered: number, measured: number, percent: number) => `${measured}명 중 ${covered}명이 예상 범위 안 (${percent}%)`,
  waitingHelp: '지금 이 대기열에서 상담원을 기다리는 고객 수입니다.', servedHelp: '기다리다가 상담원이 배정된 고객 수입니다. 기다리지 않은 고객은 세지 않습니다.',
  estimateHelp: '지금 상담을 요청하는 고객에게 안내할 예상 대기 시간입니다.',
  errorHelp: (percent: number) => `안내한 예상의 가운데 값과 실제 대기 시간의 차이입니다. 실제 대기의 ${percent}%가 예상 범위 안에 있어야 합니다.`,
  members: (count: number) => `상담원 ${count}명`, isDefault: '기본', disabled: '사용 안 함', none: '대기열이 없습니다.',
}

const en: typeof ko = {
  loading: 'Loading…', waiting: 'Waiting', served: hours => `Served in ${hours} h`, estimate: 'Estimated wait of the next one', error: 'Error of the estimates',
  people: count => `${count}`, perHour: count => `${count} an hour`, tooLittle: 'Shown once five who waited were served.',
  offBy: time => `${time} (median)`, notMeasured: 'No wait was measured yet.',
  within: (covered, measured, percent) => `${covered} of ${measured} within the range (${percent}%)`,
  waitingHelp: 'Customers who wait for an agent in this queue now.', servedHelp: 'Customers who waited and got an agent. Who did not wait is not counted.',
  estimateHelp: 'What a customer who asks for a person now is told.',
  errorHelp: percent => `Between the middle of what was said and the wait that came. ${percent}% of the waits should lie within the range.`,
  members: count => `${count} ${count === 1 ? 'agent' : 'agents'}`, isDefault: 'Default', disabled: 'Disabled', none: 'No queues yet.',
}

export const queueTexts: Record<Language, typeof ko> = { ko, en }
