import { describeHelpChannel } from '../help-channel-contract.ts';
import { slackDriver } from './slack-driver.ts';

describeHelpChannel(() => slackDriver('socket'));
describeHelpChannel(() => slackDriver('http'));
