/** From filters as people write them to the workstation's: each level takes its own, and excluding everything shows nothing. */
import { expect, test } from 'vitest';
import { eventQuery } from '../../../../src-renderer/timeline/events/event-query.ts';
import { appliedFilters } from '../../../../src-renderer/timeline/events/filter-levels.ts';
import { parseFilters } from '../../../../src-renderer/timeline/filter-syntax.ts';

const query = (text: string) => eventQuery(appliedFilters(parseFilters(text).filters, 'events'));

test('every field of the syntax has its place', () => {
  expect(
    query(
      'tipo:Sale -tipo:TaxDocStatusChanged suc:3 -suc:4 actor:cajera02 -actor:super01 entidad:product:12 seguridad:posible origen:bitacora sensible:si fuente:botica',
    ),
  ).toEqual({
    type: ['Sale'],
    excludeType: ['TaxDocStatusChanged'],
    branch: ['3'],
    excludeBranch: ['4'],
    actor: ['cajera02'],
    excludeActor: ['super01'],
    entity: ['product:12'],
    source: ['botica'],
    origin: ['log'],
    band: ['possible'],
    sensitive: true,
  });
});

test('an excluded band leaves the others; all of them excluded leave nothing', () => {
  expect(query('-seguridad:posible')).toEqual({ band: ['confirmed', 'probable'] });
  expect(query('-seguridad:posible -seguridad:probable -seguridad:confirmado')).toEqual({ type: ['-'] });
  expect(query('-sensible:si')).toEqual({ sensitive: false });
});

test('filters of row changes wait for their level', () => {
  expect(query('tabla:kardex op:update tipo:Sale')).toEqual({ type: ['Sale'] });
  const { filters } = parseFilters('tabla:kardex tipo:Sale fuente:botica');
  expect(appliedFilters(filters, 'rows').map(({ field }) => field)).toEqual(['table', 'source']);
});
