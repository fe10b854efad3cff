import { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { withInstants } from '../../../../src-main/interfaces/cli/local-instant.ts';
import { addOperationOptions, operationValues } from '../../../../src-main/interfaces/cli/operation-options.ts';
import { renderTable } from '../../../../src-main/interfaces/cli/render-table.ts';

describe('a table on a terminal', () => {
  it('aligns words left and figures right, and shows nothing as a dash', () => {
    expect(
      renderTable(
        ['qué', 'n'],
        [
          ['año', 5],
          ['ñandú', 1200],
          [null, null],
        ],
      ),
    ).toBe('qué       n\n─────  ────\naño       5\nñandú  1200\n–         –');
  });

  it('lets no value of a row move the cursor or start a line', () => {
    const [, , row = ''] = renderTable(['a'], [['x\u001b[31m\ny\u0007']]).split('\n');
    expect(row).toBe('x⟨U+001B⟩[31m⏎y⟨U+0007⟩');
  });
});

describe('options made from a schema', () => {
  it('carry every filter under its own name', () => {
    const command = addOperationOptions(new Command('events'), 'listChangeEvents', 'en');
    command.parse(['--exclude-table', 'a,b', '--baseline', '--limit', '5'], { from: 'user' });
    expect(operationValues('listChangeEvents', command.opts())).toEqual({
      excludeTable: 'a,b',
      baseline: true,
      limit: '5',
    });
  });

  it('take a date, or a date and time, as of the place of the workspace', () => {
    expect(withInstants({ from: '2026-11-17', to: '2026-11-17T13:02', limit: '1' })).toEqual({
      from: '2026-11-17T05:00:00.000Z',
      to: '2026-11-17T18:02:00.000Z',
      limit: '1',
    });
    expect(withInstants({ from: '2026-11-17T13:02:00Z' })).toEqual({ from: '2026-11-17T13:02:00Z' });
  });
});
