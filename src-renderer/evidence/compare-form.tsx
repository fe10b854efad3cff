/** A checkpoint kept elsewhere, pasted or from a file: a cut end of the ledger shows only from outside. */
import { type ChangeEvent, type DragEvent, type FormEvent, useId, useState } from 'react';
import { formatInteger } from '#shared/format.ts';
import { useWords } from '../ui/preferences.tsx';
import { sizeOf } from './use-verification.ts';

interface CompareFormProps {
  /** One verification runs at a time. */
  readonly busy: boolean;
  readonly onCompare: (checkpoint: string) => void;
}

export function CompareForm({ busy, onCompare }: CompareFormProps) {
  const t = useWords();
  const note = useId();
  const [text, setText] = useState('');
  const size = sizeOf(text);
  const read = async (file: File | undefined) => file && setText(await file.text());
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (size !== null && !busy) onCompare(text);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    read(event.dataTransfer.files[0]);
  };
  return (
    <form className="compare" onSubmit={submit}>
      <label>
        {t('evidence.compare.text')}
        <textarea
          className="mono"
          rows={5}
          value={text}
          spellCheck={false}
          aria-describedby={note}
          onChange={(event) => setText(event.target.value)}
          onDrop={drop}
          onDragOver={(event) => event.preventDefault()}
        />
      </label>
      <p id={note} className={text !== '' && size === null ? 'caption crit' : 'caption'}>
        {text === ''
          ? t('evidence.compare.note')
          : size === null
            ? t('evidence.compare.wrong')
            : t('evidence.compare.size', { n: formatInteger(size) })}
      </p>
      <div className="actions">
        <label className="button small file-button">
          {t('evidence.compare.file')}
          <input type="file" onChange={(event: ChangeEvent<HTMLInputElement>) => read(event.target.files?.[0])} />
        </label>
        <button type="submit" className="button primary" disabled={size === null || busy}>
          {t('evidence.compare.start')}
        </button>
      </div>
    </form>
  );
}
