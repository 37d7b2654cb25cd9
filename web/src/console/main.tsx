import { showStaffPage } from '../staff/Staff'
import { Console } from './Console'

showStaffPage('console', Console)
