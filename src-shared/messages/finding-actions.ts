/** What to do about a finding where that depends on the kind of database: the general words are in `finding-texts-*.ts`. */
import type { FindingKind } from '../coverage.ts';
import type { Language } from '../format.ts';

type Actions = Readonly<Record<string, Readonly<Record<Language, string>>>>;

const binlog = {
  es: 'Requiere indagación: alguien pudo cambiarla con el log apagado (sql_log_bin=0), en formato STATEMENT o con JSON parcial. Pida el registro de sesiones de esa hora.',
  en: 'Requires inquiry: it may have been changed with the log off (sql_log_bin=0), in STATEMENT format or as partial JSON. Ask for the sessions of that time.',
};

/** By the fact `connector` of the finding. */
export const findingActions: Readonly<Partial<Record<FindingKind, Actions>>> = {
  continuity: {
    mysql: binlog,
    mariadb: binlog,
    maxwell: binlog,
    postgresql: {
      es: 'Requiere indagación: la tabla pudo estar fuera de la publicación, la publicación no incluir esa operación, o el slot de replicación haberse creado de nuevo. Pida el registro de sesiones de esa hora.',
      en: 'Requires inquiry: the table may have been outside the publication, the publication may leave that operation out, or the replication slot was made anew. Ask for the sessions of that time.',
    },
  },
};
