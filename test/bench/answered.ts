/** How fast deliveries are answered, against the naive receiver, the same bodies, in turns. */
import { join } from 'node:path';
import { createBodies } from './bodies.ts';
import { atLeast, atMost, databaseBytes, type Figure, median, told } from './measure.ts';
import { openPoster, type Poster } from './poster.ts';
import { startServer, untilPacked, untilSealed } from './server-process.ts';

interface Shape {
  readonly name: string;
  readonly schemas: boolean;
  /** Rows in a body; null for one event that is no array. */
  readonly rows: number | null;
  readonly bodiesPerTurn: number;
  readonly turns: number;
  readonly target: number;
  /** Evidence bytes against naive's, if they count for this shape. */
  readonly bytesTarget: number | null;
}

const shapes: readonly Shape[] = [
  {
    name: 'answered, arrays of 200, schemas on',
    schemas: true,
    rows: 200,
    bodiesPerTurn: 20,
    turns: 7,
    target: 2,
    bytesTarget: 0.15,
  },
  {
    name: 'answered, arrays of 200, schemas off',
    schemas: false,
    rows: 200,
    bodiesPerTurn: 40,
    turns: 7,
    target: 1.5,
    bytesTarget: null,
  },
  {
    name: 'answered, one event per POST, schemas on',
    schemas: true,
    rows: null,
    bodiesPerTurn: 800,
    turns: 7,
    target: 1,
    bytesTarget: null,
  },
  {
    name: 'answered, one event per POST, schemas off',
    schemas: false,
    rows: null,
    bodiesPerTurn: 800,
    turns: 7,
    target: 1,
    bytesTarget: null,
  },
];

export async function answered(folder: string): Promise<Figure[]> {
  const figures: Figure[] = [];
  const only = process.env.BENCH_SHAPE;
  for (const [i, shape] of shapes.entries())
    if (only === undefined || only === String(i)) figures.push(...(await compare(shape, join(folder, String(i)))));
  return figures;
}

async function compare(shape: Shape, folder: string): Promise<Figure[]> {
  const naive = await startServer('naive-server', `${folder}-naive.db`);
  const capture = await startServer('capture-server', folder);
  const toNaive = await openPoster(naive.address);
  const toCapture = await openPoster(capture.address);
  const bodies = createBodies(shape.schemas);
  const rowsPerTurn = shape.bodiesPerTurn * (shape.rows ?? 1);
  const rates: { naive: number; ours: number }[] = [];
  // The first turn warms both up.
  for (let turn = 0; turn <= shape.turns; turn++) {
    const list = Array.from({ length: shape.bodiesPerTurn }, () =>
      shape.rows === null ? bodies.one() : bodies.array(shape.rows),
    );
    const naiveS = await postAll(toNaive, list);
    const oursS = await postAll(toCapture, list);
    await untilSealed(capture, (turn + 1) * shape.bodiesPerTurn);
    if (turn > 0) rates.push({ naive: rowsPerTurn / naiveS, ours: rowsPerTurn / oursS });
  }
  await untilPacked(join(folder, 'evidence'));
  toNaive.close();
  toCapture.close();
  await naive.stop();
  await capture.stop();
  const ours = median(rates.map((rate) => rate.ours));
  const theirs = median(rates.map((rate) => rate.naive));
  const ratio = median(rates.map((rate) => rate.ours / rate.naive));
  const events = rowsPerTurn * (shape.turns + 1);
  const ourBytes = databaseBytes(join(folder, 'evidence')) / events;
  const naiveBytes = databaseBytes(`${folder}-naive.db`) / events;
  return [
    atLeast(shape.name, ratio, shape.target, ' ×'),
    told(`  rows/s`, `${ours.toFixed(0)} against ${theirs.toFixed(0)}`),
    ...(shape.bytesTarget === null
      ? []
      : [atMost('  evidence bytes per event against naive', ourBytes / naiveBytes, shape.bytesTarget, ' ×')]),
    told('  bytes per event', `${ourBytes.toFixed(0)} against ${naiveBytes.toFixed(0)}`),
  ];
}

async function postAll(poster: Poster, bodies: readonly Buffer[]): Promise<number> {
  const began = performance.now();
  for (const body of bodies) {
    const status = await poster.post(body);
    if (status !== 200) throw new Error(`answer ${status}`);
  }
  return (performance.now() - began) / 1000;
}
