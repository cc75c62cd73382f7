/** How many bytes tell text from anything else. */
const enough = 512;

/**
 * The type that the first bytes of an audio file tell, of those that phone systems record in; null
 * when they tell none.
 */
export function sniffAudioType(bytes: Uint8Array): string | null {
  const at = (offset: number, length: number) =>
    String.fromCharCode(...bytes.subarray(offset, offset + length));
  if (at(0, 3) === 'ID3') return 'audio/mpeg';
  if (at(0, 4) === 'RIFF' && at(8, 4) === 'WAVE') return 'audio/wav';
  if (at(0, 4) === 'OggS') return 'audio/ogg';
  if (at(0, 4) === 'fLaC') return 'audio/flac';
  if (at(4, 4) === 'ftyp') return 'audio/mp4';
  if (at(0, 4) === '\x1a\x45\xdf\xa3') return 'audio/webm';
  return sniffMpegFrame(bytes);
}

/** ISO 11172-3 and 13818-7: twelve bits set, a version, two bits of layer, of which AAC has none. */
function sniffMpegFrame([first = 0, second = 0, third = 0]: Uint8Array): string | null {
  if (first !== 0xff) return null;
  if ((second & 0xf6) === 0xf0) return 'audio/aac';
  const version = (second >> 3) & 3;
  const layer = (second >> 1) & 3;
  const bitRate = third >> 4;
  const isFrame = (second & 0xe0) === 0xe0 && version !== 1 && (layer === 1 || layer === 2);
  return isFrame && bitRate !== 15 ? 'audio/mpeg' : null;
}

/** Whether it begins as HTML, JSON, XML or any other text does: UTF-8, and no control characters. */
export function looksLikeText(bytes: Uint8Array): boolean {
  const beginning = bytes.subarray(0, enough);
  if (beginning.some((byte) => byte < 0x09 || (byte > 0x0d && byte < 0x20))) return false;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(beginning, { stream: true });
    return true;
  } catch {
    return false;
  }
}
