/** What a machine wrote, verbatim; it scrolls, so the keyboard must reach it. */
import { visibleText } from '#shared/visible-text.ts';

export function CodeBlock({ text, className = 'code' }: { readonly text: string; readonly className?: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard
    <pre className={className} tabIndex={0}>
      {visibleText(text)}
    </pre>
  );
}
