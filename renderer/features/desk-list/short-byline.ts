/** Names as a list has room for them: "Joy Okafor and Lena van Dyke" is "J Okafor and L van Dyke". */
export function shortByline(byline: string): string {
  return byline
    .split(/(, | and )/)
    .map((part, place) => (place % 2 === 0 ? shortName(part) : part))
    .join("");
}

function shortName(name: string): string {
  const [first, ...rest] = name.trim().split(/\s+/);
  if (first === undefined || rest.length === 0) return name;
  return `${[...first][0] ?? ""} ${rest.join(" ")}`;
}
