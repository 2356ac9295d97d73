import { describeAdapter } from '../adapter-contract.ts';
import { terminalDriver } from './terminal-driver.ts';

describeAdapter(terminalDriver);
