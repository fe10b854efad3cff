/** Copies a link to the view as it is: day, filters, selection, open pane. */
import { Check, Link2 } from 'lucide-react';
import { useState } from 'react';
import { copyText } from '../ui/copy-text.ts';
import { useWords } from '../ui/preferences.tsx';
import { useKeys } from '../ui/use-keys.ts';
import { viewLink } from '../ui/view-link.ts';
import type { TimelineController } from './use-view.ts';
import { routeOfView } from './view-state.ts';

const SAID_MS = 2000;

export function CopyLink({ controller: { view, day } }: { readonly controller: TimelineController }) {
  const t = useWords();
  const [said, setSaid] = useState(false);
  const copy = async () => {
    // The day by its date: without one a view means the last day with changes, whichever that is by then.
    await copyText(viewLink(routeOfView({ ...view, day })));
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
