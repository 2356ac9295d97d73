import fc from 'fast-check';
import { IS_DEEP } from './depth.ts';

// Properties are tried with the same cases every time, so that a change fails and not chance. In depth they are tried with others each
// time: a failure tells its seed.
if (!IS_DEEP) fc.configureGlobal({ seed: 20_260 });
