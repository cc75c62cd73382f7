import type { Segment } from '../../src/model/segment.ts';

/**
 * The segments of one slice.
 *
 * @throws {TypeError} if it is not what `encodeSegments` writes
 */
export function parseSegments(json: string): readonly Segment[] {
  const value: unknown = JSON.parse(json);
  if (!isSegments(value)) throw new TypeError('This is not a slice of segments.');
  return value;
}

function isSegments(value: unknown): value is readonly Segment[] {
  return Array.isArray(value) && value.every(isSegment);
}

function isSegment(value: unknown): value is Segment {
  if (typeof value !== 'object' || value === null) return false;
  if (!('speaker' in value && 'text' in value && 'start' in value && 'end' in value)) return false;
  return (
    typeof value.speaker === 'string' &&
    typeof value.text === 'string' &&
    isSecondsOrNull(value.start) &&
    isSecondsOrNull(value.end)
  );
}

function isSecondsOrNull(value: unknown): value is number | null {
  return value === null || typeof value === 'number';
}
