import { describeAdapter } from '../adapter-contract.ts';
import { webDriver } from './web-driver.ts';

describeAdapter(webDriver);
