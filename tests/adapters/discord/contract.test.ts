import { describeAdapter } from '../adapter-contract.ts';
import { discordDriver } from './discord-driver.ts';

describeAdapter(() => discordDriver('gateway'));
describeAdapter(() => discordDriver('HTTP'));
