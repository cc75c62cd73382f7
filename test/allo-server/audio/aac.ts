/** One frame of 1,024 samples of silence, AAC-LC, mono. */
const silence = [0x00, 0xc8, 0x00, 0x80, 0x23, 0x80];
const frameBytes = 7 + silence.length;
/** 4 stands for 44,100 samples a second in the header. */
const sampleRateIndex = 4;
const framesPerSecond = 44_100 / 1024;

/**
 * A recording in AAC (ADTS), which hosts without the codec cannot play. It is valid, and silent: what
 * counts is the format.
 */
export function silentAac(lengthSeconds: number): Uint8Array {
  const header = [
    0xff,
    0xf1,
    // AAC-LC; the last two bits are the upper of the channels'.
    (1 << 6) | (sampleRateIndex << 2),
    (1 << 6) | (frameBytes >> 11),
    (frameBytes >> 3) & 0xff,
    ((frameBytes & 7) << 5) | 0x1f,
    0xfc,
  ];
  const frame = Buffer.from([...header, ...silence]);
  return Buffer.alloc(Math.ceil(lengthSeconds * framesPerSecond) * frameBytes, frame);
}
