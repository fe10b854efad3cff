/** The address that goes into a source's Debezium configuration. */
import { X509Certificate } from 'node:crypto';
import { hostname } from 'node:os';
import { defaultPort } from '../config.ts';
import { readCertificate } from '../tls-files.ts';

/** While nothing runs: where it listens when it is started without options. */
export function ingestUrlOf(ingestAddress: string, source: string, workspaceFolder: string): string {
  const address = ingestAddress === '' ? `http://127.0.0.1:${defaultPort + 1}` : ingestAddress;
  return `${reachable(address, workspaceFolder)}/ingest/${source}`;
}

/** A listener on all interfaces is called by a name: the first of its certificate, so that Java accepts it. */
function reachable(address: string, workspaceFolder: string): string {
  const url = new URL(address);
  if (url.hostname !== '0.0.0.0' && url.hostname !== '[::]') return address;
  return `${url.protocol}//${certifiedName(workspaceFolder) ?? hostname()}:${url.port}`;
}

/** `DNS:testigo.lan, IP Address:10.4.0.23` → `testigo.lan` */
function certifiedName(workspaceFolder: string): string | null {
  const certificate = readCertificate(workspaceFolder);
  const names = certificate === null ? undefined : new X509Certificate(certificate.cert).subjectAltName;
  const name = names?.split(', ')[0]?.replace(/^(DNS|IP Address):/, '');
  if (name === undefined) return null;
  return name.includes(':') ? `[${name}]` : name;
}
