/** Replaces the key that signs checkpoints: new key beside the old, leaf in the ledger, then over the old; safe to cut anywhere. */
import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { AuditError } from '../../errors.ts';
import { rawPublicKey } from '../../evidence/checkpoint.ts';
import { replaceFile } from '../replace-file.ts';
import { openDatabase } from '../sqlite.ts';
import { readKeys } from './ledger-rows.ts';
import { ledgerApplicationId, ledgerFile, ledgerMigrations } from './ledger-schema.ts';

/** `rotate`: writes the leaf that names the new key. Throws `bad-request` while another rotation is on its way. */
export async function rotateLedgerKey(
  workspaceFolder: string,
  rotate: (next: KeyObject) => Promise<void> | void,
): Promise<void> {
  if (existsSync(nextFile(workspaceFolder))) throw new AuditError('bad-request', 'a key rotation is on its way');
  const { privateKey } = generateKeyPairSync('ed25519');
  replaceFile(nextFile(workspaceFolder), privateKey.export({ format: 'pem', type: 'pkcs8' }), 0o600);
  try {
    await rotate(privateKey);
  } finally {
    // The ledger says whether it came to it.
    settleKeyRotation(workspaceFolder);
  }
}

/** Finishes a rotation that was cut short after its leaf, forgets one that was cut short before it. */
export function settleKeyRotation(workspaceFolder: string): void {
  const next = nextFile(workspaceFolder);
  if (!existsSync(next)) return;
  const inForce = existsSync(ledgerFile(workspaceFolder)) ? newestKey(workspaceFolder) : null;
  const isNext = inForce?.equals(rawPublicKey(createPrivateKey(readFileSync(next)))) === true;
  if (isNext) renameSync(next, currentFile(workspaceFolder));
  else rmSync(next);
}

function newestKey(workspaceFolder: string): Buffer | null {
  const db = openDatabase(ledgerFile(workspaceFolder), {
    applicationId: ledgerApplicationId,
    migrations: ledgerMigrations,
    readonly: true,
  });
  try {
    return readKeys(db).at(-1)?.publicKey ?? null;
  } finally {
    db.close();
  }
}

function currentFile(workspaceFolder: string): string {
  return join(workspaceFolder, 'keys', 'ledger.pem');
}

function nextFile(workspaceFolder: string): string {
  return join(workspaceFolder, 'keys', 'ledger-next.pem');
}
