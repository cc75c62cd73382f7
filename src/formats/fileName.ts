/** In UTF-16 units, which is what Windows counts. */
const mostUnits = 120;
/** In UTF-8, which is what Linux counts: at most 255, with room for an ending and a number. */
const mostBytes = 200;

/**
 * A title as the name of a file, without ending, that every system can write and every person can
 * read for what it is. Never empty.
 */
export function fileName(title: string): string {
  const readable = title
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\s\p{Cc}\u2028\u2029]+/gu, ' ')
    // Signs that turn the order of others around can make `exe.txt` of `txt.exe`.
    .replace(/[\u061C\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF\uFFFD]/gu, '')
    .replace(/[<>:"/\\|?*]/gu, '-');
  const name = trimmed(shortened(trimmed(readable)));
  if (name === '') return 'Allo';
  return isReserved(name) ? `_${name}` : name;
}

/** A dot in front hides a file; Windows drops dots and spaces at the end. */
function trimmed(name: string): string {
  return name.replace(/^[. ]+/u, '').replace(/(?<![. ])[. ]+$/u, '');
}

/** Cut between two signs: half of one that is written in two units cannot be a name. */
function shortened(name: string): string {
  let units = 0;
  let bytes = 0;
  for (const sign of name) {
    units += sign.length;
    bytes += Buffer.byteLength(sign);
    if (units > mostUnits || bytes > mostBytes) return name.slice(0, units - sign.length);
  }
  return name;
}

/** Devices of Windows, whatever ending they have. */
function isReserved(name: string): boolean {
  return /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³]) *(?:\.|$)/iu.test(name);
}
