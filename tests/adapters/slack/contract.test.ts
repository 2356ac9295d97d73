import { describeAdapter } from '../adapter-contract.ts';
import { slackDriver } from './slack-driver.ts';

describeAdapter(() => slackDriver('socket'));
describeAdapter(() => slackDriver('http'));
