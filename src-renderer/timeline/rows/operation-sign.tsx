/** The kind of a change as a sign with its word: `+` created, `Δ` updated, `−` deleted; others by icon. */
import { Eraser, Layers2, MessageSquare, SquarePen } from 'lucide-react';
import type { Operation } from '#shared/canonical-change-event.ts';
import { useWords } from '../../ui/preferences.tsx';
import { operationWords } from '../filter-chips.tsx';

const signs: Partial<Record<Operation, string>> = { create: '+', update: 'Δ', delete: '−' };
const icons = { read: Layers2, truncate: Eraser, 'schema-change': SquarePen, message: MessageSquare } as const;

export function OperationSign({ operation }: { readonly operation: Operation }) {
  const t = useWords();
  const words = operationWords(t, operation);
  const sign = signs[operation];
  const Icon = operation in icons ? icons[operation as keyof typeof icons] : null; // `in` does not narrow a key
  return (
    <span className={`operation ${operation}`} role="img" aria-label={words} title={words}>
      {sign ?? (Icon && <Icon className="icon small" aria-hidden="true" />)}
    </span>
  );
}
