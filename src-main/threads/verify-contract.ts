/** What the main thread asks of the thread that verifies, and what that tells it. */
import type { Verification } from '#shared/ledger.ts';
import type { GivenCheckpoint } from '../verify-folder.ts';

export interface VerifyRequest {
  readonly folder: string;
  readonly load: SharedArrayBuffer;
  readonly checkpoint?: GivenCheckpoint;
}

export type VerifyContract = {
  calls: {
    /** Answered when it is done or cancelled. */
    verify: (request: VerifyRequest) => Verification;
    cancel: () => void;
  };
  notices: { progress: Verification };
};
