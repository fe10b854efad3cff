/** The top of a screen: its title, the day where a day matters, a count, and the strips that say what is missing. */
import { type ReactNode, useEffect } from 'react';
import { GlobalStrips } from './global-strips.tsx';

interface TopBarProps {
  readonly title: string;
  readonly children?: ReactNode;
}

export function TopBar({ title, children }: TopBarProps) {
  useEffect(() => {
    document.title = `Testigo · ${title}`;
  }, [title]);
  return (
    <>
      <header className="top">
        <h1>{title}</h1>
        {children}
      </header>
      <GlobalStrips />
    </>
  );
}

/** The screen below its top bar: the target of the skip link and a stop of F6. */
export function ScreenMain({ className, children }: { readonly className: string; readonly children: ReactNode }) {
  return (
    <main id="main" className={`main ${className}`} tabIndex={-1} data-region>
      {children}
    </main>
  );
}
