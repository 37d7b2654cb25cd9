import type { Language } from '../shared/language'
import type { Row } from '../staff/contract'

/** What to call a customer: the name, else something short that tells two of them apart. */
export const nameOf = (row: Pick<Row, 'customer' | 'customerName'>, language: Language): string =>
  row.customerName?.trim() || `${language === 'ko' ? '고객' : 'Customer'} ${row.customer.slice(-5)}`
