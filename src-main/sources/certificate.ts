/** Makes the TLS key and self-signed certificate of the ingest listener, for the names by which Debezium will call it. */
import { isIP } from 'node:net';
import { generate } from 'selfsigned';

export interface Certificate {
  readonly key: string;
  readonly certificate: string;
  readonly names: readonly string[];
  readonly validTo: Date;
}

/** Java refuses a certificate whose names are not in its subjectAltName; P-256 is known to every Java 21. */
export async function makeCertificate(names: readonly string[], validFrom: Date, years = 10): Promise<Certificate> {
  const all = [...new Set([...names, 'localhost', '127.0.0.1'])];
  const validTo = new Date(validFrom);
  validTo.setUTCFullYear(validTo.getUTCFullYear() + years);
  const made = await generate([{ name: 'commonName', value: all[0] ?? 'localhost' }], {
    keyType: 'ec',
    curve: 'P-256',
    algorithm: 'sha256',
    notBeforeDate: validFrom,
    notAfterDate: validTo,
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', digitalSignature: true, keyCertSign: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: all.map((name) => (isIP(name) === 0 ? { type: 2, value: name } : { type: 7, ip: name })),
      },
    ],
  });
  return { key: made.private, certificate: made.cert, names: all, validTo };
}

/** The line that makes Debezium's Java trust the certificate, and the option that names the trust store. */
export function trustStoreLines(certificateFile: string): readonly string[] {
  return [
    `keytool -importcert -noprompt -alias testigo -file "${certificateFile}" -keystore testigo.p12 -storetype PKCS12 -storepass changeit`,
    'JAVA_OPTS="-Djavax.net.ssl.trustStore=testigo.p12 -Djavax.net.ssl.trustStorePassword=changeit"',
  ];
}
