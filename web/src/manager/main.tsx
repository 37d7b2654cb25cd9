import { showStaffPage } from '../staff/Staff'
import { Manager } from './Manager'

showStaffPage('manager', Manager)
