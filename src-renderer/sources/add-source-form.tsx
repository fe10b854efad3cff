/** The form of a new source; what is wrong is said beside its field, by the rules that the workstation itself applies. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type HTMLInputTypeAttribute, useId, useState } from 'react';
import { type OperationOutput, operations } from '#shared/operations.ts';
import { call } from '../api/client.ts';
import { useWords } from '../ui/preferences.tsx';
import { ErrorState } from '../ui/states.tsx';

const connectors = ['mysql', 'mariadb', 'postgresql', 'sqlserver', 'oracle', 'maxwell'] as const;
type TextField = 'id' | 'host' | 'port' | 'user' | 'databases' | 'tables';
const empty = {
  id: '',
  host: '',
  port: '3306',
  user: 'testigo',
  databases: '',
  tables: '',
};

export function AddSourceForm({ onAdded }: { readonly onAdded: (source: OperationOutput<'addSource'>) => void }) {
  const t = useWords();
  const { form, change, isWrong, add, submit } = useAddSource(onAdded);
  const field = (name: TextField, type: HTMLInputTypeAttribute = 'text') => (
    <Field
      name={name}
      type={type}
      value={form[name]}
      wrong={isWrong(name)}
      onChange={(value) => change({ [name]: value })}
    />
  );
  return (
    <form className="add-source" onSubmit={submit} noValidate>
      {field('id')}
      <label>
        {t('connect.connector')}
        <select
          value={form.connector}
          onChange={(event) => change({ connector: connectors.find((name) => name === event.target.value) ?? 'mysql' })}
        >
          {connectors.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
      </label>
      <div className="pair">
        {field('host')}
        {field('port', 'number')}
      </div>
      {field('user')}
      {field('databases')}
      {field('tables')}
      <label className="check">
        <input type="checkbox" checked={form.sign} onChange={(event) => change({ sign: event.target.checked })} />
        <span>
          {t('connect.sign')}
          <span className="caption">{t('connect.sign.note')}</span>
        </span>
      </label>
      {add.error && <ErrorState error={add.error} onRetry={() => add.mutate()} />}
      <div className="actions">
        <button type="submit" className="button primary" disabled={add.isPending}>
          {t('connect.add')}
        </button>
      </div>
    </form>
  );
}

type Form = Readonly<Record<TextField, string>> & {
  readonly connector: (typeof connectors)[number];
  readonly sign: boolean;
};

/** The form as it stands, judged by the operation's own schema. */
function useAddSource(onAdded: (source: OperationOutput<'addSource'>) => void) {
  const queries = useQueryClient();
  const [form, setForm] = useState<Form>({ ...empty, connector: 'mysql', sign: true });
  const [tried, setTried] = useState(false);
  const given = Object.entries(form).filter(([, value]) => typeof value === 'boolean' || value.trim() !== '');
  const parsed = operations.addSource.input.safeParse(Object.fromEntries(given));
  const wrong = new Set(parsed.success ? [] : parsed.error.issues.map(({ path }) => String(path[0])));
  const add = useMutation({
    mutationFn: () => call('addSource', parsed.data ?? {}),
    onSuccess: (source) => {
      for (const name of ['listSources', 'getStatus']) queries.invalidateQueries({ queryKey: [name] });
      onAdded(source);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (parsed.success) add.mutate();
  };
  const isWrong = (name: TextField) => wrong.has(name) && (tried || form[name] !== '');
  return { form, change: (part: Partial<Form>) => setForm((before) => ({ ...before, ...part })), isWrong, add, submit };
}

interface FieldProps {
  readonly name: TextField;
  readonly type: HTMLInputTypeAttribute;
  readonly value: string;
  readonly wrong: boolean;
  readonly onChange: (value: string) => void;
}

function Field({ name, type, value, wrong, onChange }: FieldProps) {
  const t = useWords();
  const note = useId();
  return (
    <label>
      {t(`connect.${name}`)}
      <input
        name={name}
        type={type}
        value={value}
        aria-invalid={wrong}
        aria-describedby={note}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => onChange(event.target.value)}
      />
      <span id={note} className={wrong ? 'caption crit' : 'caption'}>
        {t(wrong ? `connect.${name}.wrong` : `connect.${name}.note`)}
      </span>
    </label>
  );
}
