import { rates } from './rates.ts';

/** How someone listens, as plain data that outlives the page. It holds nothing of what was said. */
export interface ListeningState {
  readonly version: 1;
  /** Seconds. */
  readonly position: number;
  readonly rate: number;
  /** From 0 to 1. */
  readonly volume: number;
  readonly isMuted: boolean;
  readonly skipsSilences: boolean;
}

/** Reads what was kept; null for what cannot be one. */
export function recallListening(kept: unknown): ListeningState | null {
  if (!isRecord(kept) || kept['version'] !== 1) return null;
  const { position, rate, volume, isMuted, skipsSilences } = kept;
  if (!isBetween(position, 0, Number.MAX_SAFE_INTEGER) || !isBetween(volume, 0, 1)) return null;
  if (typeof rate !== 'number' || !rates.includes(rate)) return null;
  if (typeof isMuted !== 'boolean' || typeof skipsSilences !== 'boolean') return null;
  return { version: 1, position, rate, volume, isMuted, skipsSilences };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function isBetween(value: unknown, least: number, most: number): value is number {
  return typeof value === 'number' && value >= least && value <= most;
}
