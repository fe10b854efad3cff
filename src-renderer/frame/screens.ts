/** The screens that exist: one line each, the order of the navigation and of the `g` keys. */
import { ChartNoAxesGantt, Database, type LucideIcon, Package, Settings, ShieldCheck } from 'lucide-react';
import type { MessageKey } from '#shared/messages/translate.ts';

export interface Screen {
  readonly path: string;
  readonly title: MessageKey;
  readonly icon: LucideIcon;
  readonly key: string;
  readonly group: 'day' | 'work' | 'trust' | 'foot';
}

export const screens = [
  { path: '/linea', title: 'nav.timeline', icon: ChartNoAxesGantt, key: 'l', group: 'day' },
  { path: '/paquetes', title: 'nav.packs', icon: Package, key: 'k', group: 'work' },
  { path: '/fuentes', title: 'nav.sources', icon: Database, key: 'f', group: 'trust' },
  { path: '/evidencia', title: 'nav.evidence', icon: ShieldCheck, key: 'e', group: 'trust' },
  { path: '/configuracion', title: 'nav.settings', icon: Settings, key: ',', group: 'foot' },
] as const satisfies readonly Screen[];
