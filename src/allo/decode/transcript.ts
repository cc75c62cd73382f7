import * as v from 'valibot';
import type { Segment, Speaker } from '../../model/segment.ts';
import { date, isObject, label, number, text } from './fields.ts';

/** https://api.withallo.com OpenAPI, `TranscriptRow`; v2 rows have no seconds. */
const row = v.object({
  source: label,
  text,
  time: date,
  start_seconds: number,
  end_seconds: number,
});

const speakers = new Map<string, Speaker>([
  ['AGENT', 'agent'],
  ['USER', 'user'],
  ['EXTERNAL', 'external'],
]);

/**
 * Reads a transcript: a list of rows, or `{transcripts: [...]}` as a v2 client met it.
 *
 * @returns null when there is none; rows that are not even objects are left out
 */
export function readTranscript(
  value: unknown,
  call: { readonly startedAt: number | null; readonly lengthSeconds: number | null },
): readonly Segment[] | null {
  const rows = isObject(value) ? value['transcripts'] : value;
  if (!Array.isArray(rows)) return null;
  return rows.filter(isObject).map((raw) => {
    const { source, text: said, time, start_seconds, end_seconds } = v.parse(row, raw);
    const start = seconds(start_seconds) ?? sinceStart(time, call);
    const end = seconds(end_seconds);
    return {
      speaker: speakers.get(source?.toUpperCase() ?? '') ?? source ?? 'unknown',
      text: said ?? '',
      start,
      end: end !== null && start !== null && end < start ? null : end,
    };
  });
}

function seconds(value: number | null): number | null {
  return value !== null && value >= 0 ? value : null;
}

/**
 * Where a row without seconds stands. Dates of call and row may disagree about their zone, so what
 * is out of reach of the call is not believed.
 */
function sinceStart(
  time: number | null,
  { startedAt, lengthSeconds }: { startedAt: number | null; lengthSeconds: number | null },
): number | null {
  if (time === null || startedAt === null) return null;
  const offset = (time - startedAt) / 1000;
  const reach = Math.max((lengthSeconds ?? 0) + 3600, 24 * 3600);
  return offset >= 0 && offset <= reach ? offset : null;
}
