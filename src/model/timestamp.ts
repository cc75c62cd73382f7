/**
 * A position in a call as people read it: `0:05`, `12:34`, `1:02:03`. Fractions are cut off, so that
 * the position is never after what it points at.
 *
 * @param seconds from the start of the call; not negative
 */
export function formatTimestamp(seconds: number): string {
  const whole = Math.floor(seconds);
  const pad = (value: number) => String(value).padStart(2, '0');
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor(whole / 60) % 60;
  const rest = pad(whole % 60);
  return hours > 0 ? `${hours}:${pad(minutes)}:${rest}` : `${minutes}:${rest}`;
}

/**
 * Reads a position as people write it: `83`, `1:23`, `1:02:03`, `1:23.5`.
 *
 * @returns seconds from the start of the call; undefined for what is none
 */
export function parseTimestamp(text: string): number | undefined {
  const parts = /^(?:(?:(\d{1,4}):)?(\d{1,5}):)?(\d{1,7}(?:[.,]\d{1,3})?)$/u.exec(text.trim());
  if (!parts) return undefined;
  const [, hours = '0', minutes = '0', seconds = '0'] = parts;
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds.replace(',', '.'));
}
