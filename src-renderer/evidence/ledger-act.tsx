/** A button, its question, and what came of it: the same for every act of a person on the ledger. */
import { useQueryClient } from '@tanstack/react-query';
import type { LucideIcon } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { ActDialog } from '../ui/act-dialog.tsx';

interface LedgerActProps {
  readonly icon: LucideIcon;
  readonly label: string;
  /** What the button says aloud, where the label stands among its like. */
  readonly spoken?: string;
  readonly title: string;
  readonly consequence: string;
  readonly verb: string;
  readonly typed?: { readonly label: string; readonly word: string };
  /** Does it; the sentence that says what was done. */
  readonly act: (reason: string) => Promise<string>;
  readonly onDone: (sentence: string) => void;
}

export function LedgerAct({ icon: Icon, label, spoken, act, onDone, ...question }: LedgerActProps) {
  const queries = useQueryClient();
  const [asking, setAsking] = useState(false);
  const done = useRef<string | null>(null);
  const close = () => {
    setAsking(false);
    // Only now: what was done may take the button away, to which the dialog gave the focus back.
    if (done.current === null) return;
    onDone(done.current);
    done.current = null;
    for (const name of ['getLedger', 'getStatus']) queries.invalidateQueries({ queryKey: [name] });
  };
  return (
    <>
      <button type="button" className="button small" aria-label={spoken} onClick={() => setAsking(true)}>
        <Icon className="icon small" aria-hidden="true" />
        {label}
      </button>
      {asking && (
        <ActDialog
          {...question}
          onAct={async (reason) => {
            done.current = await act(reason);
          }}
          onClose={close}
        />
      )}
    </>
  );
}

/** The sentence after an act; it has the focus, since the button may be gone. */
export function ActDone({ sentence }: { readonly sentence: string | null }) {
  const line = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (sentence === null) return;
    line.current?.focus({ preventScroll: true });
    // In the middle: the act is a row more in the list above.
    line.current?.scrollIntoView({ block: 'center' });
  }, [sentence]);
  if (sentence === null) return null;
  return (
    <p ref={line} className="act-done" role="status" tabIndex={-1}>
      {sentence}
    </p>
  );
}
