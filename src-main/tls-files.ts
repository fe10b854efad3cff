/** Key and certificate of the ingest listener in the workspace; the key for its owner only. */
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AuditError } from './errors.ts';
import { replaceFile } from './store/replace-file.ts';

export function certificateFiles(workspaceFolder: string): { readonly key: string; readonly certificate: string } {
  const keys = join(workspaceFolder, 'keys');
  return { key: join(keys, 'tls.key.pem'), certificate: join(keys, 'tls.crt.pem') };
}

export function saveCertificate(
  workspaceFolder: string,
  made: { readonly key: string; readonly certificate: string },
): void {
  const files = certificateFiles(workspaceFolder);
  if (!existsSync(join(workspaceFolder, 'testigo.json'))) throw new AuditError('no-workspace', workspaceFolder);
  mkdirSync(join(workspaceFolder, 'keys'), { recursive: true });
  replaceFile(files.key, made.key, 0o600);
  replaceFile(files.certificate, made.certificate, 0o644);
}

/** Null where none was made: deliveries then come over plain HTTP, on loopback only. */
export function readCertificate(workspaceFolder: string): { readonly key: string; readonly cert: string } | null {
  const { key, certificate } = certificateFiles(workspaceFolder);
  if (!existsSync(key) || !existsSync(certificate)) return null;
  return { key: readFileSync(key, 'utf8'), cert: readFileSync(certificate, 'utf8') };
}
