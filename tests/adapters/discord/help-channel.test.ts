import { describeHelpChannel } from '../help-channel-contract.ts';
import { discordDriver } from './discord-driver.ts';

describeHelpChannel(() => discordDriver('gateway'));
describeHelpChannel(() => discordDriver('HTTP'));
