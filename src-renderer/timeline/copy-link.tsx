/** Copies the address of the view, which is the view: day, filters, selection, open pane. */
import { Check, Link2 } from 'lucide-react';
import { useState } from 'react';
import { copyText } from '../ui/copy-text.ts';
import { useWords } from '../ui/preferences.tsx';
import { useKeys } from '../ui/use-keys.ts';

const SAID_MS = 2000;

export function CopyLink() {
  const t = useWords();
  const [said, setSaid] = useState(false);
  const copy = async () => {
    await copyText(location.href);
    setSaid(true);
    setTimeout(() => setSaid(false), SAID_MS);
  };
  useKeys({ c: copy });
  const Icon = said ? Check : Link2;
  return (
    <button type="button" className="button quiet" onClick={copy}>
      <Icon className="icon small" aria-hidden="true" />
      <span aria-live="polite">{t(said ? 'state.copied' : 'action.copyLink')}</span>
    </button>
  );
}
