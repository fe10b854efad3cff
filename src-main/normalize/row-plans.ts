/** Remembers what was worked out once: body schemas by their bytes, and the plan for each pair of body schema and table definition. */
import { type BodySchema, type BodySchemaCache, createBodySchemaCache } from './body-schema.ts';
import { planRow, type RowPlan } from './row-plan.ts';
import type { TableSchema } from './table-schema.ts';

export interface RowPlans {
  readonly bodySchemas: BodySchemaCache;
  planFor(schema: BodySchema | null, table: TableSchema | null, connector: string): RowPlan;
}

const nothing = {};

export function createRowPlans(): RowPlans {
  const plans = new WeakMap<object, WeakMap<object, Map<string, RowPlan>>>();
  return {
    bodySchemas: createBodySchemaCache(),
    planFor(schema, table, connector) {
      const fields = schema?.fields ?? null;
      const byTable = entryOf(plans, fields ?? nothing, () => new WeakMap<object, Map<string, RowPlan>>());
      const byConnector = entryOf(byTable, table ?? nothing, () => new Map<string, RowPlan>());
      const known = byConnector.get(connector);
      if (known !== undefined) return known;
      const plan = planRow({ fields, table, connector });
      byConnector.set(connector, plan);
      return plan;
    },
  };
}

function entryOf<V>(map: WeakMap<object, V>, key: object, create: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const created = create();
  map.set(key, created);
  return created;
}
