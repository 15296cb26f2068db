const BETTER = "another check of the desk says it, and knows more";
const STYLE = "the paper's own house style decides";
const TASTE = "a matter of taste that misfires in news copy";

/** Rules of the grammar checker (harper.js 2.10.0) that are off, each with why. */
const OFF: Readonly<Record<string, string>> = {
  SpellCheck: "the desk's own spelling knows the paper's words and names",
  AnA: BETTER,
  RepeatedWords: BETTER,
  Spaces: BETTER,
  NoFrenchSpaces: BETTER,
  CommaFixes: BETTER,
  LongSentences: BETTER,
  ItsPossessive: BETTER,
  ItsContraction: BETTER,
  UnclosedQuotes: "a quotation that runs over paragraphs closes in the last one only",
  QuoteSpacing: "single quotation marks and apostrophes are one character",
  SentenceCapitalization: "quotations and lists begin small",
  OxfordComma: "British newspapers put no comma before the last of a list",
  CompoundNouns: "closes up words that British dictionaries keep apart",
  OpenCompounds: STYLE,
  DisjointPrefixes: STYLE,
  MergeWords: "joins words that stand side by side by chance",
  SplitWords: BETTER,
  OrthographicConsistency: "takes GPs for GPS, and capitals in headlines for slips",
  ProperNouns: "takes common words for the names of firms",
  CompaniesProductsAndTrademarks: "takes common words for the names of firms",
  UseTitleCase: "headlines here begin with one capital",
  OutOfDate: "asks for hyphens behind the noun too",
  StateOfTheArt: "asks for hyphens behind the noun too",
  SoughtAfter: "asks for hyphens behind the noun too",
  HyphenateNumberDay: STYLE,
  Dashes: STYLE,
  NumericRangeEnDash: STYLE,
  EllipsisLength: STYLE,
  UseEllipsisCharacter: STYLE,
  DotInitialisms: "am, eg and ie have no points in newspapers",
  AmInTheMorning: STYLE,
  CurrencyPlacement: STYLE,
  OkToOkay: STYLE,
  Towards: STYLE,
  ExpandGovt: STYLE,
  ExpandTimeShorthands: "tables and results have no room",
  DiscourseMarkers: "asks for a comma behind every “however” and “still”",
  FillerWords: TASTE,
  Hedging: TASTE,
  AvoidCurses: "people are quoted as they speak",
  Bollocks: "people are quoted as they speak",
  PreferPleaded: "pleaded is right, and so is pled in Scotland",
  PreferSneaked: TASTE,
  BoringWords: TASTE,
  MassNouns: "takes a beer, a bread and a coffee for slips",
  NotablePlaces: "small places share their names with common words",
};

/** Every rule of these that is off, in the form the grammar checker takes. */
export function grammarRulesOff(rules: readonly string[]): Record<string, false> {
  return Object.fromEntries(rules.filter((rule) => rule in OFF).map((rule) => [rule, false]));
}
