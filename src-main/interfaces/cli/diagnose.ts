/** What `doctor` looks at: this machine, the workspace, the workstation, each source. Each row says what was found. */
import { existsSync, statfsSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname } from 'node:path';
import { formatBytes, formatDuration, formatName } from '#shared/format.ts';
import { type CheckTexts, checkTexts } from '#shared/messages/check-texts.ts';
import { notStoringWords } from '#shared/messages/not-storing-texts.ts';
import type { Status } from '#shared/operations.ts';
import { formatInstant } from '#shared/zoned-time.ts';
import { defaultPort } from '../../config.ts';
import { problemOf } from '../../problem-of.ts';
import type { CommandContext, GlobalOptions } from './command-context.ts';
import { openStation, type Station, workspaceOf } from './open-station.ts';

export interface Diagnosis {
  readonly state: 'ok' | 'warning' | 'missing' | 'not-applicable';
  readonly what: string;
  readonly found: string;
}

const lowDiskBytes = 2e9;
const lateMs = 15 * 60_000;

export async function diagnose(
  options: GlobalOptions & { port?: string; sources?: true },
  context: CommandContext,
): Promise<readonly Diagnosis[]> {
  const { words, language } = context;
  const workspace = workspaceOf(options);
  const rows: Diagnosis[] = [
    { state: 'ok', what: words('doctor.node'), found: process.versions.node },
    diskRow(workspace, context),
  ];
  let station: Station | null = null;
  try {
    station = await openStation(options);
    const { value } = await station.ask('getStatus');
    rows.push({ state: 'ok', what: words('doctor.workspace'), found: value.workspace });
    rows.push(stationRow(station.url, context), ...statusRows(value, context));
    if (options.sources) for (const { id } of value.sources) rows.push(...(await sourceRows(station, id, context)));
  } catch (cause) {
    const { title, detail } = problemOf(cause, language);
    rows.push({ state: 'missing', what: words('doctor.workspace'), found: `${title} ${detail}`.trim() });
  } finally {
    await station?.close();
  }
  // A running workstation has its ports already.
  if (station !== null && station.url !== null) return rows;
  const port = Number(options.port ?? defaultPort);
  return [
    ...rows,
    await portRow(words('doctor.apiPort'), port, context),
    await portRow(words('doctor.ingestPort'), port + 1, context),
  ];
}

function diskRow(workspace: string | null, { words }: CommandContext): Diagnosis {
  let folder = workspace ?? '.';
  while (!existsSync(folder) && folder !== dirname(folder)) folder = dirname(folder);
  const { bavail, bsize } = statfsSync(folder);
  const free = bavail * bsize;
  return { state: free < lowDiskBytes ? 'warning' : 'ok', what: words('doctor.disk'), found: formatBytes(free) };
}

function stationRow(url: string | null, { words }: CommandContext): Diagnosis {
  return {
    state: url === null ? 'warning' : 'ok',
    what: words('doctor.workstation'),
    found: url ?? words('doctor.workstation.off'),
  };
}

function statusRows(status: Status, { words, language }: CommandContext): readonly Diagnosis[] {
  const { ledger, understanding, zone, quarantined, now, notStoring } = status;
  const trouble = notStoring && notStoringWords(notStoring, zone, language);
  const back = Date.parse(ledger.signedAt) > Date.parse(now);
  return [
    {
      state: back ? 'warning' : 'ok',
      what: words('doctor.clock'),
      found: back
        ? words('doctor.clock.back', { time: formatInstant(ledger.signedAt, zone) })
        : formatInstant(now, zone),
    },
    {
      state: trouble === null ? 'ok' : 'missing',
      what: words('doctor.storing'),
      found: trouble === null ? words('doctor.storing.ok') : `${trouble.what} ${trouble.cause}`,
    },
    {
      state: ledger.state === 'mismatch' ? 'missing' : 'ok',
      what: words('doctor.ledger'),
      found: words(`ledger.${ledger.state}`),
    },
    {
      state: understanding.behind > 100_000 ? 'warning' : 'ok',
      what: words('doctor.understanding'),
      found: String(understanding.behind),
    },
    { state: quarantined > 0 ? 'warning' : 'ok', what: words('doctor.quarantine'), found: String(quarantined) },
    ...status.sources.map((source): Diagnosis => {
      const lag = source.lagMs === null ? '' : `, ${words('col.lag')} ${formatDuration(source.lagMs)}`;
      const last =
        source.lastReceivedAt === null ? '' : `, ${words('col.last')} ${formatInstant(source.lastReceivedAt, zone)}`;
      const bad =
        !source.ignored && (source.state === 'silent' || source.state === 'refused' || source.state === 'stopped');
      const late = !source.ignored && source.state !== 'ended' && source.lagMs !== null && source.lagMs > lateMs;
      return {
        state: bad || late ? 'warning' : 'ok',
        what: words('doctor.source', { id: formatName(source.id) }),
        found: `${words(source.ignored ? 'source.ignored' : `source.${source.state}`)}${lag}${last}`,
      };
    }),
  ];
}

async function sourceRows(
  station: Station,
  id: string,
  { words, language }: CommandContext,
): Promise<readonly Diagnosis[]> {
  const texts: Readonly<Record<string, CheckTexts>> = checkTexts;
  const what = (check: string) => words('doctor.check', { id, check });
  try {
    const { value } = await station.ask('checkSource', { id, password: process.env.TESTIGO_DB_PASSWORD ?? '' });
    return value.checks.map((check) => ({
      state: check.state,
      what: what(texts[check.id]?.[language].title ?? check.id),
      found: check.found,
    }));
  } catch (cause) {
    const { title, detail } = problemOf(cause, language);
    return [
      { state: 'missing', what: what(checkTexts.connection[language].title), found: `${title} ${detail}`.trim() },
    ];
  }
}

async function portRow(what: string, port: number, { words }: CommandContext): Promise<Diagnosis> {
  const free = await new Promise<boolean>((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
  return {
    state: free ? 'ok' : 'warning',
    what,
    found: `${port}, ${words(free ? 'doctor.port.free' : 'doctor.port.taken')}`,
  };
}
