/** One workspace folder: its settings, its keys, and the lock that keeps a second process out. */
import { createPrivateKey, generateKeyPairSync, type KeyObject, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { companyZone } from '#shared/zoned-time.ts';
import { AuditError } from '../errors.ts';
import { settleKeyRotation } from './evidence/key-rotation.ts';
import { replaceFile } from './replace-file.ts';
import { lockWorkspace } from './workspace-lock.ts';

export const settingsSchema = z.object({
  id: z.string(),
  /** Base of the ledger's checkpoint origin; a declared fork adds to it in the ledger alone. */
  origin: z.string(),
  createdAt: z.string(),
  zone: z.string(),
  locale: z.string(),
  demo: z.boolean(),
});
export type WorkspaceSettings = z.infer<typeof settingsSchema>;

/** standard-webhooks secrets by source; several while one replaces another, the newest first. */
export const secretsSchema = z.record(z.string(), z.array(z.string()));
export type WebhookSecrets = z.infer<typeof secretsSchema>;

export interface Workspace {
  readonly folder: string;
  readonly settings: WorkspaceSettings;
  /** Ed25519 private key that signs checkpoints. */
  readonly ledgerKey: KeyObject;
  readonly secrets: WebhookSecrets;
  /** Lets the next process in. */
  release(): void;
}

export interface OpenWorkspaceOptions {
  /** Make it where there is none. */
  readonly create?: boolean;
  readonly origin?: string;
  readonly demo?: boolean;
}

/** Throws `workspace-locked`, `workspace-foreign`, `workspace-unwritable`, `not-found`. */
export function openWorkspace(folder: string, options: OpenWorkspaceOptions = {}): Workspace {
  const settingsFile = join(folder, 'testigo.json');
  const isNew = !existsSync(settingsFile);
  if (isNew) prepareFolder(folder, options.create ?? false);
  const release = lockWorkspace(folder);
  try {
    if (isNew) writeNewWorkspace(folder, options);
    settleKeyRotation(folder);
    return {
      folder,
      settings: readSettings(folder),
      ledgerKey: readLedgerKey(folder),
      secrets: readSecrets(folder),
      release,
    };
  } catch (error) {
    release();
    throw error;
  }
}

/** Needs no lock: for readers. */
export function readSettings(folder: string): WorkspaceSettings {
  return settingsSchema.parse(readJson(join(folder, 'testigo.json')));
}

export function readSecrets(folder: string): WebhookSecrets {
  const file = join(folder, 'keys', 'secrets.json');
  return existsSync(file) ? secretsSchema.parse(readJson(file)) : {};
}

export function writeSecrets(folder: string, secrets: WebhookSecrets): void {
  replaceFile(join(folder, 'keys', 'secrets.json'), `${JSON.stringify(secrets, null, 2)}\n`, 0o600);
}

export function readLedgerKey(folder: string): KeyObject {
  return createPrivateKey(readFileSync(join(folder, 'keys', 'ledger.pem')));
}

function prepareFolder(folder: string, create: boolean): void {
  if (!create) throw new AuditError('no-workspace', folder);
  // A folder that holds something else is left alone; a lock alone is left over from a start that was cut short.
  const present = existsSync(folder) ? readdirSync(folder) : [];
  if (present.some((name) => !ownNames.has(name))) throw new AuditError('workspace-foreign', folder);
  makeFolder(folder);
}
const ownNames = new Set(['workspace.lock', 'keys', 'evidence', 'exports']);

function writeNewWorkspace(folder: string, options: OpenWorkspaceOptions): void {
  for (const name of ['keys', 'evidence', 'exports']) makeFolder(join(folder, name));
  const { privateKey } = generateKeyPairSync('ed25519');
  replaceFile(join(folder, 'keys', 'ledger.pem'), privateKey.export({ format: 'pem', type: 'pkcs8' }), 0o600);
  const id = randomUUID();
  const settings: WorkspaceSettings = {
    id,
    origin: options.origin ?? `testigo.local/${id}`,
    createdAt: new Date().toISOString(),
    zone: companyZone,
    locale: 'es-PE',
    demo: options.demo ?? false,
  };
  // Last: a workspace without this file does not exist yet.
  replaceFile(join(folder, 'testigo.json'), `${JSON.stringify(settings, null, 2)}\n`, 0o644);
}

function makeFolder(folder: string): void {
  try {
    makeMissing(folder);
  } catch (error) {
    throw new AuditError('workspace-unwritable', folder, { cause: error });
  }
}

/** One by one: where a folder can't be made (below /proc), Node's `recursive` tries for ever. */
function makeMissing(folder: string): void {
  if (existsSync(folder)) return;
  makeMissing(dirname(folder));
  mkdirSync(folder);
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new AuditError('workspace-foreign', file, { cause: error });
  }
}
