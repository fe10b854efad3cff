/** How fast rows are sealed for good: leaf, field commitments, tree, signed head, all durable, while they keep coming. */
import { createBodies } from './bodies.ts';
import { atLeast, type Figure } from './measure.ts';
import { openPoster } from './poster.ts';
import { startServer, untilSealed } from './server-process.ts';

const ROWS_PER_BODY = 200;
const ROWS = 120_000 * Number(process.env.BENCH_SCALE ?? 1);

/** Half of them updates: 30 fields. The source of the rows is never the limit: it posts as fast as it is answered. */
export async function sealed(folder: string): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const schemas of [true, false]) {
    const rate = await sealRows(`${folder}/${schemas}`, schemas, ROWS);
    figures.push(atLeast(`sealed, sustained, schemas ${schemas ? 'on' : 'off'}`, rate, 6000, ' rows/s'));
  }
  return figures;
}

async function sealRows(folder: string, schemas: boolean, rows: number): Promise<number> {
  const capture = await startServer('capture-server', folder);
  const poster = await openPoster(capture.address);
  const bodies = createBodies(schemas);
  // A few hundred bodies, sent again and again: making them must not be what is measured.
  const list = Array.from({ length: 100 }, () => bodies.array(ROWS_PER_BODY));
  const deliveries = Math.ceil(rows / ROWS_PER_BODY);
  const began = performance.now();
  for (let i = 0; i < deliveries; i++) await poster.post(list[i % list.length] ?? Buffer.alloc(0));
  await untilSealed(capture, deliveries);
  const seconds = (performance.now() - began) / 1000;
  poster.close();
  await capture.stop();
  return (deliveries * ROWS_PER_BODY) / seconds;
}
