/** The question before an act that stays: what it is, what follows from it, why; what was typed outlives an error. */
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { useWords } from './preferences.tsx';
import { ErrorState } from './states.tsx';

/** As the workstation takes it. */
const SHORTEST_REASON = 3;
const LONGEST_REASON = 500;

interface ActDialogProps {
  /** The act. */
  readonly title: string;
  /** What follows from it, in one sentence. */
  readonly consequence: string;
  readonly verb: string;
  /** What must be typed so that it can't be done by mistake. */
  readonly typed?: { readonly label: string; readonly word: string };
  readonly onAct: (reason: string) => Promise<unknown>;
  readonly onClose: () => void;
}

export function ActDialog({ title, consequence, verb, typed, onAct, onClose }: ActDialogProps) {
  const t = useWords();
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const [reason, setReason] = useState('');
  const [word, setWord] = useState('');
  const act = useMutation({ mutationFn: () => onAct(reason.trim()), onSuccess: () => dialog.current?.close() });
  useEffect(() => dialog.current?.showModal(), []);
  const isReady = reason.trim().length >= SHORTEST_REASON && (typed === undefined || word.trim() === typed.word);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isReady && !act.isPending) act.mutate();
  };
  return (
    <dialog
      ref={dialog}
      className="act-dialog"
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-consequence`}
      onCancel={(event) => act.isPending && event.preventDefault()}
      onClose={onClose}
    >
      <h2 id={`${id}-title`}>{title}</h2>
      <p id={`${id}-consequence`}>{consequence}</p>
      <form onSubmit={submit}>
        <ReasonField reason={reason} onChange={setReason} />
        {typed && (
          <label>
            {typed.label}
            <input className="mono" value={word} spellCheck={false} onChange={(event) => setWord(event.target.value)} />
          </label>
        )}
        {act.error && <ErrorState error={act.error} onRetry={act.mutate} />}
        <div className="actions">
          <button type="submit" className="button primary" disabled={!isReady || act.isPending}>
            {verb}
          </button>
          <button type="button" className="button" disabled={act.isPending} onClick={() => dialog.current?.close()}>
            {t('state.cancel')}
          </button>
        </div>
      </form>
    </dialog>
  );
}

function ReasonField({ reason, onChange }: { readonly reason: string; readonly onChange: (reason: string) => void }) {
  const t = useWords();
  const id = useId();
  return (
    <div className="reason">
      <label htmlFor={id}>{t('act.reason')}</label>
      <textarea
        id={id}
        rows={3}
        maxLength={LONGEST_REASON}
        value={reason}
        required
        aria-describedby={`${id}-kept`}
        // biome-ignore lint/a11y/noAutofocus: the dialog begins with the question that it asks
        autoFocus
        onChange={(event) => onChange(event.target.value)}
      />
      <p className="caption" id={`${id}-kept`}>
        {t('act.reason.kept')}
      </p>
    </div>
  );
}
