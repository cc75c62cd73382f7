/* global window, document, requestAnimationFrame */

/** Init script of every page: keeps hold of audio elements, since they are not in the document. */
export function holdAudio() {
  const Made = window.Audio;
  window.audios = [];
  window.Audio = function (...options) {
    const audio = new Made(...options);
    audio.landings = [];
    audio.addEventListener('seeked', () => audio.landings.push(audio.currentTime));
    window.audios.push(audio);
    return audio;
  };
}

/**
 * Runs in the page: how its audio elements are doing.
 *
 * @returns {{
 *   time: number,
 *   paused: boolean,
 *   ended: boolean,
 *   muted: boolean,
 *   volume: number,
 *   rate: number,
 *   keepsPitch: boolean,
 *   duration: number | null,
 *   landings: number[],
 * }[]}
 *   `landings` are the times at which seeking has ended
 */
export function readAudio() {
  return (window.audios ?? []).map((audio) => ({
    time: audio.currentTime,
    paused: audio.paused,
    ended: audio.ended,
    muted: audio.muted,
    volume: audio.volume,
    rate: audio.playbackRate,
    keepsPitch: audio.preservesPitch,
    duration: Number.isFinite(audio.duration) ? audio.duration : null,
    landings: audio.landings,
  }));
}

/**
 * Runs in the page: which segments are marked at which time of the recording, frame by frame, until
 * it has ended.
 *
 * @returns {Promise<{ time: number, marked: number[] }[]>}
 */
export async function watchMarks() {
  const [audio] = window.audios;
  const rows = [...document.querySelectorAll('.segment')];
  const samples = [];
  while (!audio.ended) {
    await new Promise(requestAnimationFrame);
    const marked = rows.flatMap((row, index) => (row.ariaCurrent === 'true' ? index : []));
    samples.push({ time: audio.currentTime, marked });
  }
  return samples;
}

/**
 * Runs in the page: where an element stands in its window.
 *
 * @param {any} element
 * @returns {{ top: number, bottom: number, height: number }} `height` is that of the window
 */
export function standing(element) {
  const { top, bottom } = element.getBoundingClientRect();
  return { top, bottom, height: window.innerHeight };
}

/**
 * Runs in the page: how much is in its document.
 *
 * @returns {number} elements
 */
export function countElements() {
  return document.getElementsByTagName('*').length;
}
