/**
 * A position in words, for screen readers: "3 minutes, 4 seconds". Fractions are cut off.
 *
 * @param seconds not negative
 * @param language as BCP 47
 */
export function spokenTime(seconds: number, language: string): string {
  const whole = Math.floor(seconds);
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor(whole / 60) % 60;
  const parts = [
    ...(hours > 0 ? [count(hours, 'hour', language)] : []),
    ...(minutes > 0 ? [count(minutes, 'minute', language)] : []),
    ...(whole % 60 > 0 || whole === 0 ? [count(whole % 60, 'second', language)] : []),
  ];
  return new Intl.ListFormat(language, { type: 'unit', style: 'narrow' }).format(parts);
}

function count(value: number, unit: string, language: string): string {
  return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(
    value,
  );
}
