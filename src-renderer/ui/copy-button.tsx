/** Copies a text and says so with the same verb. */
import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { copyText } from './copy-text.ts';
import { useWords } from './preferences.tsx';

interface CopyButtonProps {
  readonly text: string | (() => string);
  readonly label?: string;
  readonly quiet?: boolean;
}

const SAID_MS = 2000;

export function CopyButton({ text, label, quiet = true }: CopyButtonProps) {
  const t = useWords();
  const [said, setSaid] = useState(false);
  const copy = async () => {
    await copyText(typeof text === 'string' ? text : text());
    setSaid(true);
    setTimeout(() => setSaid(false), SAID_MS);
  };
  const Icon = said ? Check : Copy;
  return (
    <button type="button" className={quiet ? 'button quiet' : 'button small'} onClick={copy}>
      <Icon className="icon small" aria-hidden="true" />
      <span aria-live="polite">{said ? t('state.copied') : (label ?? t('action.copy'))}</span>
    </button>
  );
}
