/** Letters that are written as another one in many keyboards and transcripts, yet do not decompose. */
const variants: Readonly<Record<string, string>> = {
  ß: 'ss',
  ẞ: 'SS',
  æ: 'ae',
  Æ: 'AE',
  œ: 'oe',
  Œ: 'OE',
  ø: 'o',
  Ø: 'O',
  ł: 'l',
  Ł: 'L',
  đ: 'd',
  Đ: 'D',
  ð: 'd',
  Ð: 'D',
  þ: 'th',
  Þ: 'Th',
  ħ: 'h',
  Ħ: 'H',
  ı: 'i',
  ς: 'σ',
  '‘': "'",
  '’': "'",
  ʼ: "'",
  '“': '"',
  '”': '"',
  '„': '"',
  '‐': '-',
  '–': '-',
  '—': '-',
  '−': '-',
};
const variant = new RegExp(`[${Object.keys(variants).join('')}]`, 'gu');

/**
 * What is not looked at: accents and vowel points of the scripts in which words are also written
 * without them, marks that are not seen, skin tones. In other scripts (Devanagari, Thai, Japanese) a
 * mark makes another letter, so it counts.
 */
const ignored =
  /[\p{DI}\p{EMod}\u0640]|(?=\p{M})(?![\u3099\u309a])[\p{Script=Inherited}\p{scx=Latn}\p{scx=Grek}\p{scx=Cyrl}\p{scx=Arab}\p{scx=Hebr}\p{scx=Syrc}]/gu;

/** Whether each character of a text folds to itself, but for its case. */
export function isSimple(text: string): boolean {
  return !/[^ -~]| {2}/u.test(text);
}

/**
 * A text as it is compared: without accents, compatibility forms, kinds of quotes, dashes and spaces,
 * and without capitals unless they count. A part that begins and ends between graphemes folds to
 * the same part of the folded text, but for spaces in a row, which are one.
 */
export function fold(text: string, matchCase: boolean): string {
  const plain = text
    // An accent that stands alone is a spelling of the apostrophe; decomposed, it would be a space.
    .replaceAll('´', "'")
    .normalize('NFKD')
    .replace(ignored, '')
    .replace(variant, (letter) => variants[letter] ?? letter)
    .replace(/\s+/gu, ' ');
  // By way of capitals, letters that have only one form of their own (ſ, ϐ) find their like.
  return matchCase ? plain : plain.toUpperCase().toLowerCase().replaceAll('ς', 'σ');
}
