/** One table of everything that is refused or fails on purpose: code, sentence and hint (es, en), HTTP status, exit code. */
import { z } from 'zod';

export interface ProblemEntry {
  readonly status: number;
  readonly exitCode: number;
  readonly es: string;
  readonly en: string;
  readonly hintEs: string;
  readonly hintEn: string;
}

/** RFC 9457 problem body; `code` is a key of `problems`. */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number(),
  code: z.string(),
  detail: z.string(),
  hint: z.string(),
  instance: z.string().optional(),
});
export type Problem = z.infer<typeof problemSchema>;

export const problems = {
  'workspace-locked': {
    status: 423,
    exitCode: 3,
    es: 'Otro proceso usa esta carpeta de trabajo.',
    en: 'Another process is using this workspace.',
    hintEs: 'Cierre la otra ventana de Testigo o use otra carpeta con --workspace.',
    hintEn: 'Close the other Testigo, or use another folder with --workspace.',
  },
  'workspace-newer': {
    status: 409,
    exitCode: 4,
    es: 'Esta carpeta de trabajo fue escrita por una versión más nueva.',
    en: 'This workspace was written by a newer version.',
    hintEs: 'Actualice Testigo; la carpeta no se ha tocado.',
    hintEn: 'Update Testigo; the folder was not touched.',
  },
  'workspace-foreign': {
    status: 409,
    exitCode: 4,
    es: 'La carpeta contiene un archivo que no es de Testigo.',
    en: 'The folder holds a file that is not ours.',
    hintEs: 'Elija otra carpeta. Nada se ha modificado.',
    hintEn: 'Choose another folder. Nothing was changed.',
  },
  'workspace-unwritable': {
    status: 503,
    exitCode: 5,
    es: 'No se puede escribir en la carpeta de trabajo.',
    en: 'The workspace cannot be written.',
    hintEs: 'Revise los permisos y el espacio libre del disco.',
    hintEn: 'Check permissions and free disk space.',
  },
  'output-unwritable': {
    status: 500,
    exitCode: 5,
    es: 'No se puede escribir el archivo de salida.',
    en: 'The output file cannot be written.',
    hintEs: 'Revise que su carpeta exista y que admita escritura.',
    hintEn: 'Check that its folder exists and takes writes.',
  },
  'ledger-mismatch': {
    status: 409,
    exitCode: 6,
    es: 'El registro no coincide con su punto de control firmado.',
    en: 'The ledger does not match its signed checkpoint.',
    hintEs:
      'No cierre el equipo, copie la carpeta y ejecute auditctl verify. Lo recibido se guarda; auditctl ledger fork --reason … permite volver a sellar.',
    hintEn:
      'Keep the machine on, copy the folder, and run auditctl verify. What arrives is stored; auditctl ledger fork --reason … lets sealing go on.',
  },
  'not-found': {
    status: 404,
    exitCode: 7,
    es: 'No existe.',
    en: 'There is no such thing.',
    hintEs: 'Revise el identificador.',
    hintEn: 'Check the identifier.',
  },
  'no-workspace': {
    status: 404,
    exitCode: 7,
    es: 'Esa carpeta no es una carpeta de trabajo de Testigo.',
    en: 'That folder is no Testigo workspace.',
    hintEs: 'Revise la ruta de --workspace; auditctl serve --workspace … crea una nueva.',
    hintEn: 'Check the path given with --workspace; auditctl serve --workspace … makes a new one.',
  },
  'no-file': {
    status: 404,
    exitCode: 7,
    es: 'No se puede leer el archivo.',
    en: 'The file cannot be read.',
    hintEs: 'Revise la ruta y los permisos.',
    hintEn: 'Check the path and its permissions.',
  },
  'bad-request': {
    status: 400,
    exitCode: 2,
    es: 'La solicitud no es válida.',
    en: 'The request is not valid.',
    hintEs: 'Corrija lo indicado y vuelva a pedirlo.',
    hintEn: 'Correct what is named and ask again.',
  },
  'foreign-host': {
    status: 403,
    exitCode: 8,
    es: 'La solicitud viene de otro sitio.',
    en: 'The request comes from another site.',
    hintEs: 'Use la dirección de este equipo (127.0.0.1).',
    hintEn: 'Use the address of this machine (127.0.0.1).',
  },
  'signature-missing': {
    status: 401,
    exitCode: 9,
    es: 'La entrega no trae una firma válida.',
    en: 'The delivery carries no valid signature.',
    hintEs: 'Configure debezium.sink.http.authentication.webhook.secret con la clave de esta fuente.',
    hintEn: 'Set debezium.sink.http.authentication.webhook.secret to the secret of this source.',
  },
  'cannot-store': {
    status: 503,
    exitCode: 5,
    es: 'No se pudo guardar. Si es una entrega, el origen la enviará de nuevo.',
    en: 'It could not be stored. A delivery will be sent again by its source.',
    hintEs: 'Libere espacio en disco.',
    hintEn: 'Free disk space.',
  },
  'no-workstation': {
    status: 503,
    exitCode: 10,
    es: 'Ninguna estación responde.',
    en: 'No workstation answers.',
    hintEs: 'Inicie Testigo o indique --workspace para leer la carpeta directamente.',
    hintEn: 'Start Testigo, or give --workspace to read the folder directly.',
  },
  'source-unreachable': {
    status: 502,
    exitCode: 11,
    es: 'No se pudo hablar con el servidor de la base de datos.',
    en: 'The database server could not be reached.',
    hintEs: 'Revise host, puerto, usuario y red.',
    hintEn: 'Check host, port, user and network.',
  },
  'listen-insecure': {
    status: 400,
    exitCode: 2,
    es: 'Fuera de este equipo la recepción exige firmas y TLS.',
    en: 'Beyond this machine, ingest requires signatures and TLS.',
    hintEs: 'Cree el certificado con auditctl cert y agregue una fuente con secreto.',
    hintEn: 'Make the certificate with auditctl cert and add a source with a secret.',
  },
  'port-taken': {
    status: 500,
    exitCode: 12,
    es: 'El puerto está ocupado.',
    en: 'The port is taken.',
    hintEs: 'Indique otro con --port.',
    hintEn: 'Give another with --port.',
  },
  internal: {
    status: 500,
    exitCode: 1,
    es: 'Falla interna.',
    en: 'Internal fault.',
    hintEs: 'Copie el detalle y avise a soporte; lo guardado está a salvo.',
    hintEn: 'Copy the detail and tell support; what is stored is safe.',
  },
} as const satisfies Record<string, ProblemEntry>;

export type ProblemCode = keyof typeof problems;

export function isProblemCode(code: string): code is ProblemCode {
  return Object.hasOwn(problems, code);
}
