/** Progress and result of the verification that runs, or ran last, in this workstation. */
import type { ReadOperation } from './operation-kinds.ts';

export const getVerification: ReadOperation<'getVerification'> = ({ live }) => live.verification;
