/** Deliveries that carried no valid signature were refused: the connector waits and tries again until it is configured rightly. */

import { numberIn, textIn } from './act-content.ts';
import { createWatch } from './watch.ts';

export const deliveryRefused = createWatch<{ open: boolean }>(
  'delivery-refused',
  { open: false },
  {
    act: (_state, { kind, act, source, receivedAt }) => {
      if (kind !== 'refused' || textIn(act, 'source') !== source) return null;
      const facts = { reason: textIn(act, 'reason') ?? 'signature', deliveries: numberIn(act, 'count') ?? 1 };
      return {
        state: { open: true },
        effects: [
          {
            do: 'open',
            kind: 'delivery-refused',
            severity: 'alarm',
            mark: 'refused',
            table: null,
            from: textIn(act, 'from') ?? receivedAt,
            to: receivedAt,
            facts,
          },
        ],
      };
    },
    delivery: (state, { receivedAt }) =>
      state.open
        ? {
            state: { open: false },
            effects: [
              {
                do: 'close',
                kind: 'delivery-refused',
                mark: 'refused',
                by: 'delivery',
                to: receivedAt,
                severity: 'notice',
              },
            ],
          }
        : null,
  },
);
