import { describeAdapter } from './adapter-contract.ts';
import { pretendDriver } from './fake-driver.ts';

// No adapter of the house can do everything: that the contract can be kept is shown by one that only pretends.
describeAdapter(pretendDriver);
