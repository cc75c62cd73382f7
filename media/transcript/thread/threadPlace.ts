/** A row of a thread: an entry, or a segment of its transcript. */
export interface RowAddress {
  /** Of the entry. */
  readonly key: string;
  /** Index of the segment; null for the entry itself. */
  readonly segment: number | null;
}

/** Where the reader of a thread is; kept over reloads, so it holds no word of the customer's. */
export type ThreadPlace =
  | { readonly type: 'end' }
  | (RowAddress & {
      readonly type: 'entry';
      /** From the window's top to the row's top, in CSS pixels. */
      readonly top: number;
    });

/** A place that was kept as plain data; null for what is none, or of another version of the page. */
export function recallThreadPlace(value: unknown): ThreadPlace | null {
  if (typeof value !== 'object' || value === null || !('type' in value)) return null;
  if (value.type === 'end') return { type: 'end' };
  if (value.type !== 'entry') return null;
  if (!('key' in value && 'segment' in value && 'top' in value)) return null;
  const { key, segment, top } = value;
  if (typeof key !== 'string' || typeof top !== 'number' || !Number.isFinite(top)) return null;
  if (segment === null) return { type: 'entry', key, segment, top };
  if (typeof segment !== 'number' || !Number.isInteger(segment) || segment < 0) return null;
  return { type: 'entry', key, segment, top };
}

/** Keys of the calls whose transcripts were shown, as they were kept; none for what is something else. */
export function recallExpanded(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((key) => typeof key === 'string') : [];
}
