/** The row menu: around this row, only or without one of its values, a link to it, its proof. */
import { copyText } from '../../ui/copy-text.ts';
import { Menu, type MenuItem, type MenuPlace } from '../../ui/menu.tsx';
import { useWords, type Words } from '../../ui/preferences.tsx';
import { viewLink } from '../../ui/view-link.ts';
import { aroundViews } from '../events/around.ts';
import { filterValueWords } from '../filter-chips.tsx';
import { addFilter, narrowTo } from '../filter-syntax.ts';
import type { ListRow } from '../list-rows.ts';
import { hasProof, linkedBy, type RowValue, rowTransaction, rowValues } from '../row-values.ts';
import { type TableName, useTableName } from '../table-names.ts';
import type { TimelineController } from '../use-view.ts';
import { routeOfView } from '../view-state.ts';

interface RowMenuProps {
  readonly controller: TimelineController;
  readonly row: ListRow;
  readonly place: MenuPlace;
  readonly onProof: (row: ListRow) => void;
  readonly onCopied: () => void;
  readonly onClose: () => void;
}

export function RowMenu({ controller, row, place, onProof, onCopied, onClose }: RowMenuProps) {
  const t = useWords();
  const { view, day } = controller;
  const copyLink = () =>
    copyText(viewLink(routeOfView({ ...view, day, selected: linkedBy(row), tab: 'detail' }))).then(onCopied);
  const items: MenuItem[] = [
    useAround(controller, row),
    ...useValueItems(controller, row),
    { label: t('action.copyLink'), act: copyLink },
    {
      label: t('menu.proof'),
      keys: 'e',
      act: () => onProof(row),
      ...(hasProof(row) ? {} : { disabled: t('menu.proof.ofRows') }),
    },
  ];
  return <Menu label={t('menu.row')} items={items} place={place} onClose={onClose} />;
}

function useAround(controller: TimelineController, row: ListRow): MenuItem {
  const t = useWords();
  const { view, change } = controller;
  if (row.kind === 'event') {
    const items = aroundViews(row.event, controller).map(({ by, view: around }) => ({
      ...{ label: t(`menu.around.${by}`), act: () => change(around) },
    }));
    return items.length > 0
      ? { label: t('menu.around'), items }
      : { label: t('menu.around'), disabled: t('event.around.none') };
  }
  const transaction = rowTransaction(row);
  if (transaction === null) return { label: t('menu.around'), disabled: t('menu.around.none') };
  const narrow = () => change({ filters: narrowTo(view.filters, transaction) });
  return { label: t('menu.around'), items: [{ label: t('menu.around.transaction'), keys: 'a', act: narrow }] };
}

function useValueItems({ view, change }: TimelineController, row: ListRow): MenuItem[] {
  const t = useWords();
  const tableName = useTableName();
  const values = rowValues(row);
  const first = values.findIndex(({ field }) => field === 'table' || field === 'type');
  const items = (exclude: boolean): MenuItem[] =>
    values.map(({ field, value, column }, index) => ({
      ...valueWords(t, tableName, { field, value, ...(column === undefined ? {} : { column }) }),
      ...(index === first ? { keys: exclude ? 'x' : 'i' } : {}),
      act: () => change({ filters: addFilter(view.filters, { field, value, exclude }) }),
    }));
  return [
    { label: t('menu.filter'), items: items(false) },
    { label: t('menu.exclude'), items: items(true) },
  ];
}

function valueWords(t: Words, tableName: TableName, { field, value, column }: RowValue) {
  const name = t(`timeline.chip.${field}`);
  return {
    label: column === undefined ? name : `${name} ${column}`,
    value: filterValueWords(t, tableName, { field, value, exclude: false }),
  };
}
