/**
 * Counts words as a sub counts them for copyfitting: what stands between spaces is one word
 * if it holds a letter or a figure. So "well-known", "it's", "1,200" and "£3.5m" are one each, a
 * dash with spaces around it is none, and an unspaced em dash parts two words. Chinese and
 * Japanese have no spaces: each of their characters counts one, as in Word.
 *
 * One pass over UTF-16 units without allocation: it runs while somebody types.
 */
export function countWords(text: string): number {
  let words = 0;
  let inWord = false;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit < 0x80) {
      if (unit <= 0x20) inWord = false;
      else if (!inWord && isAsciiWordUnit(unit)) {
        inWord = true;
        words += 1;
      }
    } else if (isSeparator(unit)) {
      inWord = false;
    } else if (isIdeograph(unit)) {
      words += 1;
      inWord = false;
      if (isHighSurrogate(unit)) at += 1;
    } else if (isHighSurrogate(unit)) {
      if (!inWord && LETTER_OR_FIGURE.test(String.fromCodePoint(text.codePointAt(at) ?? unit))) {
        inWord = true;
        words += 1;
      }
      at += 1;
    } else if (!inWord && isWordUnit(unit)) {
      inWord = true;
      words += 1;
    }
  }
  return words;
}

const LETTER_OR_FIGURE = /[\p{L}\p{N}]/u;

function isAsciiWordUnit(unit: number): boolean {
  return (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x30 && unit <= 0x39);
}

function isWordUnit(unit: number): boolean {
  // Latin with accents, the common case outside ASCII, without the cost of the expression.
  if (unit >= 0xc0 && unit <= 0x24f) return unit !== 0xd7 && unit !== 0xf7;
  // General punctuation: quotes, dashes, ellipsis.
  if (unit >= 0x2010 && unit <= 0x206f) return false;
  return LETTER_OR_FIGURE.test(String.fromCharCode(unit));
}

function isSeparator(unit: number): boolean {
  return (
    unit === 0xa0 ||
    unit === 0x85 ||
    // Em dash and horizontal bar.
    unit === 0x2014 ||
    unit === 0x2015 ||
    // Spaces of every width, with the zero-width one that allows a break.
    (unit >= 0x2000 && unit <= 0x200b) ||
    unit === 0x2028 ||
    unit === 0x2029 ||
    unit === 0x202f ||
    unit === 0x205f ||
    unit === 0x1680 ||
    (unit >= 0x3000 && unit <= 0x3003)
  );
}

function isIdeograph(unit: number): boolean {
  return (
    (unit >= 0x3040 && unit <= 0x30ff && unit !== 0x30fb) ||
    (unit >= 0x3400 && unit <= 0x9fff) ||
    (unit >= 0xf900 && unit <= 0xfaff) ||
    // High surrogates of the supplementary ideographic planes.
    (unit >= 0xd840 && unit <= 0xd8bf)
  );
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}
