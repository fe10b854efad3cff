/** A group of the list at the left: its name, how many, its lines. */
import type { ReactNode } from 'react';
import { formatInteger } from '#shared/format.ts';

interface ListGroupProps {
  readonly title: string;
  readonly count: number;
  readonly children: ReactNode;
}

export function ListGroup({ title, count, children }: ListGroupProps) {
  return (
    <section>
      <h2>
        {title}
        <span className="caption">{formatInteger(count)}</span>
      </h2>
      <ul>{children}</ul>
    </section>
  );
}
