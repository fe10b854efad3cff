/** The states that every screen has beside its content: reading, empty, partial (a strip), error. */
import { RefreshCw, ShieldAlert, TriangleAlert, Unplug } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { problems } from '#shared/problem.ts';
import { ProblemError } from '../api/problem-error.ts';
import { CopyButton } from './copy-button.tsx';
import { usePreferences, useWords } from './preferences.tsx';

const PATIENCE_MS = 300;
const CANCEL_MS = 2000;

interface ReadingProps {
  /** How many rows are being read, when known. */
  readonly count?: number;
  readonly onCancel?: () => void;
}

/** Nothing for 300 ms, then a sentence; after 2 s it can be cancelled. */
export function Reading({ count, onCancel }: ReadingProps) {
  const t = useWords();
  const shown = useElapsed(PATIENCE_MS);
  const cancelable = useElapsed(CANCEL_MS);
  return (
    <div className="state reading" role="status">
      {shown && <span>{count === undefined ? t('state.reading') : t('state.readingCount', { n: count })}</span>}
      {cancelable && onCancel && (
        <button type="button" className="button small" onClick={onCancel}>
          {t('state.cancel')}
        </button>
      )}
    </div>
  );
}

export function Empty({ children, action }: { readonly children: ReactNode; readonly action?: ReactNode }) {
  return (
    <div className="state empty">
      <p>{children}</p>
      {action}
    </div>
  );
}

type StripKind = 'gap' | 'plain' | 'bad';
const STRIP_ICONS = { gap: Unplug, plain: TriangleAlert, bad: ShieldAlert } as const;

/** The ruled line above content of which something is missing. */
export function Strip({
  kind,
  children,
  action,
}: {
  readonly kind: StripKind;
  readonly children: ReactNode;
  readonly action?: ReactNode;
}) {
  const Icon = STRIP_ICONS[kind];
  return (
    <div className={`strip ${kind}`} role="note">
      <Icon className="icon" aria-hidden="true" />
      <span>{children}</span>
      {action}
    </div>
  );
}

export function ErrorState({ error, onRetry }: { readonly error: unknown; readonly onRetry: () => void }) {
  const t = useWords();
  const { title, hint, code } = useErrorWords(error);
  const detail = () =>
    [
      `${code}: ${title}`,
      hint,
      error instanceof Error ? error.message : String(error),
      location.href,
      new Date().toISOString(),
    ].join('\n');
  return (
    <div className="state error" role="alert">
      <p className="strong">{title}</p>
      <p>{hint}</p>
      <p className="caption">
        {t('state.error.code', { code })} · {t('state.error.rest')}
      </p>
      <div className="actions">
        <button type="button" className="button small" onClick={onRetry}>
          <RefreshCw className="icon small" aria-hidden="true" />
          {t('state.retry')}
        </button>
        <CopyButton text={detail} label={t('state.copyDetail')} />
      </div>
    </div>
  );
}

export function useErrorWords(error: unknown): { title: string; hint: string; code: string } {
  const t = useWords();
  const { language } = usePreferences().preferences;
  if (error instanceof ProblemError && error.problem) {
    const { code, title, detail, hint } = error.problem;
    const known = Object.hasOwn(problems, code) ? problems[code as keyof typeof problems] : null; // hasOwn narrows nothing
    if (!known) return { title: `${title} ${detail}`.trim(), hint, code };
    const words = language === 'es' ? { title: known.es, hint: known.hintEs } : { title: known.en, hint: known.hintEn };
    return {
      title: detail === '' || detail === title ? words.title : `${words.title} ${detail}`,
      hint: words.hint,
      code,
    };
  }
  if (error instanceof ProblemError && error.kind === 'bad-answer') {
    return { title: t('state.badAnswer.title'), hint: t('state.badAnswer.hint'), code: 'bad-answer' };
  }
  return { title: t('state.unreachable.title'), hint: t('state.unreachable.hint'), code: 'unreachable' };
}

function useElapsed(ms: number): boolean {
  const [elapsed, setElapsed] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setElapsed(true), ms);
    return () => clearTimeout(timer);
  }, [ms]);
  return elapsed;
}
