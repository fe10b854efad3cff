/** One row of the list, placed; which kind it is decides its leaf. */
import type { MouseEvent, ReactNode } from 'react';
import type { Finding } from '#shared/coverage.ts';
import { EventCells, WhyCells } from '../events/event-cells.tsx';
import type { ListRow } from '../list-rows.ts';
import type { RowAct } from '../use-list-keys.ts';
import { ChangeCells } from './change-cells.tsx';
import { GapCells, MoreCells, QuietCells } from './divider-cells.tsx';
import { LineCells, ReceivedCells, TransactionCells } from './transaction-cells.tsx';

interface RowViewProps {
  readonly row: ListRow;
  readonly id: string;
  readonly index: number;
  readonly top: number;
  readonly height: number;
  readonly active: boolean;
  readonly selected: boolean;
  readonly zone: string;
  readonly manySources: boolean;
  /** Whether the list is one of business events. */
  readonly ofEvents: boolean;
  readonly findings: ReadonlyMap<string, Finding>;
  readonly onAct: (row: ListRow, what: RowAct) => void;
  readonly onMenu: (row: ListRow, event: MouseEvent) => void;
}

const levels = {
  ...{ event: 1, told: 2, why: 2, transaction: 1, received: 2, line: 2, change: 1, more: 3, gap: 1, quiet: 1 },
} as const satisfies Record<ListRow['kind'], number>;

export function RowView(props: RowViewProps) {
  const { row, id, index, top, height, active, selected, onAct, onMenu } = props;
  const foldable = isFoldable(row);
  const isLine = row.kind === 'line' || row.kind === 'told';
  const click = (event: MouseEvent) => {
    const onTwist = event.target instanceof Element && event.target.closest('.twist') !== null;
    onAct(row, onTwist || (isLine && foldable) ? 'toggle' : 'open');
  };
  const names = [
    'row',
    row.kind,
    active ? 'active' : '',
    selected ? 'selected' : '',
    'nested' in row && row.nested ? 'nested' : '',
    row.kind === 'told' ? 'line' : '',
  ];
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid that holds focus handles the keys of its rows
    // biome-ignore lint/a11y/useSemanticElements: a virtual grid is no table
    <div
      role="row"
      tabIndex={-1}
      id={id}
      className={names.filter(Boolean).join(' ')}
      aria-rowindex={index + 2}
      aria-level={'nested' in row && row.nested ? (row.kind === 'event' ? 2 : 3) : levels[row.kind]}
      aria-selected={selected}
      aria-expanded={foldable && 'open' in row ? row.open : undefined}
      style={{ '--top': top, '--row-height': height }}
      onClick={click}
      onContextMenu={(event) => onMenu(row, event)}
      onDoubleClick={() => (row.kind === 'transaction' || row.kind === 'event') && onAct(row, 'toggle')}
    >
      {cellsOf(props)}
    </div>
  );
}

function isFoldable(row: ListRow): boolean {
  if (row.kind === 'line') return row.line.rows > 1;
  return row.kind === 'told' ? row.line.rowIds.length > 1 : row.kind === 'transaction' || row.kind === 'event';
}

function cellsOf({ row, zone, manySources, findings, ofEvents }: RowViewProps): ReactNode {
  switch (row.kind) {
    case 'event':
      return <EventCells event={row.event} open={row.open} zone={zone} manySources={manySources} />;
    case 'told':
      return <LineCells line={{ ...row.line, rows: row.line.rowIds.length }} open={row.open} only={row.only} />;
    case 'why':
      return <WhyCells misses={row.misses} />;
    case 'transaction':
      return <TransactionCells transaction={row.transaction} open={row.open} zone={zone} manySources={manySources} />;
    case 'received':
      return <ReceivedCells transaction={row.transaction} zone={zone} />;
    case 'line':
      return <LineCells line={row.line} open={row.open} only={row.only} />;
    case 'change':
      return <ChangeCells event={row.event} nested={row.nested} zone={zone} manySources={manySources} />;
    case 'more':
      return <MoreCells left={row.left} reading={row.reading} />;
    case 'gap':
      return <GapCells gap={row.gap} finding={findings.get(row.gap.findingId ?? '') ?? null} zone={zone} />;
    case 'quiet':
      return <QuietCells fromMs={row.fromMs} toMs={row.toMs} zone={zone} ofEvents={ofEvents} />;
  }
}
