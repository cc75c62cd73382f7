/** Shorter words have too many others one letter away. */
const shortestMistyped = 4;

/**
 * Makes a judge of whether words begin with what is typed but for one letter that is wrong, missing
 * or too many, or two that are swapped.
 *
 * @returns undefined where what is typed is too short to tell
 */
export function beginsNearly(typed: string): ((word: string) => boolean) | undefined {
  const { length } = typed;
  if (length < shortestMistyped) return undefined;
  // Cut once, since thousands of words are held against them.
  const rests = Array.from({ length: length + 3 }, (_, from) => typed.slice(from));
  const codes = Array.from({ length: length + 3 }, (_, at) => typed.charCodeAt(at));

  return (word) => {
    // A word that is much shorter than what is typed is not its beginning.
    if (word.length < length - 1) return false;
    let same = 0;
    while (same < length && codes[same] === word.charCodeAt(same)) same++;
    const wrong = codes[same];
    const next = codes[same + 1];
    const ends = same + 1 >= length;
    const here = word.charCodeAt(same);
    const there = word.charCodeAt(same + 1);
    return (
      ((ends || there === next) && word.startsWith(rests[same + 1] ?? '', same + 1)) || // wrong
      ((ends || here === next) && word.startsWith(rests[same + 1] ?? '', same)) || // too many
      (there === wrong && word.startsWith(rests[same] ?? '', same + 1)) || // missing
      (there === wrong && here === next && word.startsWith(rests[same + 2] ?? '', same + 2)) // swapped
    );
  };
}
