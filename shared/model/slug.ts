/** Longest slug, also of one set by hand: the field makes it from the words put there. */
const LONGEST = 80;

/** Letters that do not come apart into a base letter and an accent. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  đ: "d",
  ð: "d",
  ħ: "h",
  ı: "i",
  ł: "l",
  þ: "th",
  ŋ: "ng",
};

/**
 * Words as part of a web address: "Café owners win £5m & a say" becomes
 * "cafe-owners-win-5m-pounds-and-a-say". Empty when nothing of them can stand in one.
 */
export function slugFrom(words: string): string {
  const slug = words
    .toLowerCase()
    .replace(/£\s*(\d[\d.,]*(?:bn|m|k)?)/g, "$1 pounds ")
    .replace(/€\s*(\d[\d.,]*(?:bn|m|k)?)/g, "$1 euros ")
    .replace(/\$\s*(\d[\d.,]*(?:bn|m|k)?)/g, "$1 dollars ")
    .replaceAll("&", " and ")
    .replaceAll("%", " per cent ")
    .replace(/[’'‘ʼ]/g, "")
    .replace(/(\d)[.,](?=\d{3}(\D|$))/g, "$1")
    .replace(/[ßæœøđðħıłþŋ]/g, (letter) => LETTERS[letter] ?? "")
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
  if (slug.length <= LONGEST) return slug;
  const cut = slug.slice(0, LONGEST + 1);
  const end = cut.lastIndexOf("-");
  return (end > LONGEST / 2 ? cut.slice(0, end) : cut.slice(0, LONGEST)).replace(/-+$/, "");
}
