/** The rows of a check: state, what, found, needed, and below it the SQL that mends it. */
import { Check, CircleX, Minus, TriangleAlert } from 'lucide-react';
import { isMessageKey } from '#shared/messages/translate.ts';
import type { OperationOutput } from '#shared/operations.ts';
import { CopyButton } from '../ui/copy-button.tsx';
import { useWords } from '../ui/preferences.tsx';

type CheckRow = OperationOutput<'checkSource'>['checks'][number];
const icons = { ok: Check, warning: TriangleAlert, missing: CircleX, 'not-applicable': Minus } as const;

export function CheckTable({ checks }: { readonly checks: readonly CheckRow[] }) {
  const t = useWords();
  return (
    <table className="checks">
      <thead>
        <tr>
          <th scope="col">{t('sources.check.state')}</th>
          <th scope="col">{t('sources.check.what')}</th>
          <th scope="col">{t('sources.check.found')}</th>
          <th scope="col">{t('sources.check.needed')}</th>
        </tr>
      </thead>
      {checks.map((check) => (
        <Row key={check.id} check={check} />
      ))}
    </table>
  );
}

function Row({ check }: { readonly check: CheckRow }) {
  const t = useWords();
  const Icon = icons[check.state];
  const key = `check.${check.id}`;
  return (
    <tbody className={check.state}>
      <tr>
        <td className="check-state">
          <Icon className="icon small" aria-hidden="true" />
          {t(`sources.check.${check.state}`)}
        </td>
        <th scope="row" className={isMessageKey(key) ? '' : 'mono'}>
          {isMessageKey(key) ? t(key) : check.id}
        </th>
        <td>{check.found}</td>
        <td className="caption">{check.needed}</td>
      </tr>
      {check.sql !== null && (
        <tr className="sql">
          <td />
          <td colSpan={3}>
            <div className="code-line">
              <code>{check.sql}</code>
              <CopyButton text={check.sql} label={t('action.copySql')} />
            </div>
          </td>
        </tr>
      )}
    </tbody>
  );
}
