/** A cell of the list's grid. */
import type { ReactNode } from 'react';

export function Cell({
  name,
  title,
  children,
}: {
  readonly name: string;
  readonly title?: string | undefined;
  readonly children?: ReactNode;
}) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a virtual grid is no table
    <span role="gridcell" tabIndex={-1} className={name} title={title}>
      {children}
    </span>
  );
}
