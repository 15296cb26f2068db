import type { CheckedText, Finding } from "../style/finding.ts";
import { findingAt } from "./finding-at.ts";

interface Confusion {
  /** The wrong word is the group `wrong`; what stands around it makes it wrong. */
  pattern: RegExp;
  right: string;
  why: string;
  severity: "must" | "should";
}

const wrong = (pattern: string, right: string, why: string, severity: "must" | "should" = "must"): Confusion => ({
  pattern: new RegExp(`(?<![\\p{L}’'-])${pattern}(?![\\p{L}’'-])`, "giu"),
  right,
  why,
  severity,
});

const OF = "“Have” was meant: it sounds like “of” when spoken.";
const ITS = "“It’s” is short for “it is”; what belongs to it is “its”.";
const ARE = "“There” was meant: “their” is what belongs to them.";
const THAN = "Comparisons take “than”; “then” is about time.";
const LOSE = "“Lose” is the verb; “loose” is the opposite of tight.";
const LED = "The past of “lead” is “led”; “lead” with that sound is the metal.";
const AFFECT = "“Affect” is mostly the verb, “effect” the noun.";
const WHOSE = "“Who’s” is short for “who is”; “whose” tells to whom something belongs.";

/** Right words in the wrong place, where the words around them leave no doubt. */
const CONFUSIONS: readonly Confusion[] = [
  wrong(
    "(?:could|would|should|might|must|may)(?: not|n[’']t)? (?<wrong>of)(?! course)(?= (?:been|had|done|gone|made|taken|known|seen|said|come|got|given|\\p{L}+ed|the|a|to)(?!\\p{L}))",
    "have",
    OF,
  ),
  wrong(
    "(?<wrong>it[’']s)(?= (?:own|way|doors|members|staff|kind|history|name|role|budget|plan|plans|impact|future|owner|owners|headquarters|customers|residents|first|predecessor|roof|walls|value))",
    "its",
    ITS,
  ),
  wrong(
    "(?<wrong>its)(?= (?:a|an|been|not|the|going|likely|unlikely|because|unclear|clear that|time to|important|hoped|understood|thought|expected|too late))",
    "it’s",
    "“It is” or “it has” was meant, which is “it’s”; “its” is what belongs to it.",
    "should",
  ),
  wrong(
    "(?<wrong>their)(?= (?:is|are|was|were|will be|has been|have been|had been|would be|could be|should be|might be)(?!\\p{L}))",
    "there",
    ARE,
  ),
  wrong(
    "(?<wrong>there)(?= (?:own|homes|house|houses|children|families|jobs|lives|parents|families|savings|bags|cars|work|behalf)(?!\\p{L}))",
    "their",
    "“Their” was meant: what belongs to them.",
  ),
  wrong(
    "(?:more|less|fewer|rather|better|worse|higher|lower|larger|smaller|bigger|older|younger|faster|slower|longer|shorter|greater|earlier|later|other) (?<wrong>then)(?! (?:the council agreed|again))(?= )",
    "than",
    THAN,
    "should",
  ),
  wrong(
    "(?:more|less|fewer|better|worse|higher|lower|larger|smaller|bigger) (?:\\p{L}+ )(?<wrong>then)(?= (?:ever|expected|usual|any|anyone|anybody|last)(?!\\p{L}))",
    "than",
    THAN,
  ),
  wrong(
    "(?:to|will|would|could|may|might|not|can|must|shall) (?<wrong>loose)(?= (?:the|their|his|her|its|our|your|my|a|an|all|any|more|out|control|weight|money|interest|faith|touch|sight|ground|jobs|power|support))",
    "lose",
    LOSE,
  ),
  wrong(
    "(?:who|which|that|has|have|had|was|were|he|she|they) (?<wrong>lead)(?= (?:the|a|his|her|their|him|them|to|by)(?!\\p{L}))(?<!(?:to|they|who|which|that) lead)",
    "led",
    LED,
    "should",
  ),
  wrong("(?:was|were|been) (?<wrong>lead)(?= (?:by|to|into|away|through))", "led", LED),
  wrong(
    "(?:will|would|could|may|might|not|to|can|did) (?<wrong>effect)(?= (?:the|their|his|her|its|our|your|my|all|every|everyone|people|residents|many|thousands|hundreds|those|more))",
    "affect",
    AFFECT,
    "should",
  ),
  wrong(
    "(?:the|an|no|any|little|this|that|adverse|knock-on|side|lasting) (?<wrong>affect)(?! (?:theory|display))",
    "effect",
    AFFECT,
  ),
  wrong(
    "(?<wrong>who[’']s)(?= (?:home|house|car|son|daughter|wife|husband|mother|father|family|body|name|job|work|children|death|life|parents|brother|sister|company|business)(?!\\p{L}))",
    "whose",
    WHOSE,
  ),
  wrong(
    "(?<wrong>your)(?= (?:welcome|going to|not|a|an|the|right to say|wrong)(?!\\p{L}))",
    "you’re",
    "“You are” was meant, which is “you’re”.",
    "should",
  ),
  wrong(
    "(?<wrong>you[’']re)(?= (?:own|home|house|car|children|family|bin|bins|money|vote)(?!\\p{L}))",
    "your",
    "“Your” was meant: what belongs to you.",
  ),
  wrong(
    "(?<wrong>to)(?= (?:many|much|late|soon|often|few|little|big|small|high|low|long|short|expensive|dangerous)(?! (?:a|an|the|people|of|to|more|places|things|who|residents|local|in|for|families|businesses|different|other|smaller|larger|children|schools|areas|towns|villages|hospitals)(?!\\p{L})))",
    "too",
    "“Too” was meant: more than enough.",
    "should",
  ),
  wrong(
    "(?<wrong>passed)(?= (?:the time|midnight|few years|week|year|month|decade))(?<=(?:the|this) passed)",
    "past",
    "“Past” was meant: time that has gone; “passed” is the verb.",
  ),
  wrong(
    "(?:the|a|council|first|general|main|guiding|leading) (?<wrong>principle)(?= (?:of the (?:school|college)|actor|dancer|guest))",
    "principal",
    "The head of a school or the first of several is “principal”; a “principle” is a rule.",
  ),
  wrong(
    "(?:in|as a matter of|on) (?<wrong>principal)(?=[.,; ])(?! (?:photography|residence|at|of|for))",
    "principle",
    "A rule to live by is a “principle”; “principal” means head or chief.",
    "should",
  ),
  wrong(
    "(?<wrong>compliment)(?=(?:s|ed)? (?:the existing|each other))",
    "complement",
    "What completes is “complement”; a “compliment” is praise.",
  ),
  wrong(
    "(?:town|city|county|parish|borough|district|county|local) (?<wrong>counsel)",
    "council",
    "The elected body is a “council”; “counsel” is advice, or a barrister.",
    "should",
  ),
  wrong(
    "(?<wrong>stationary)(?= (?:shop|cupboard|supplier|supplies))",
    "stationery",
    "Paper and envelopes are “stationery”; what stands still is “stationary”.",
  ),
  wrong("(?:car|bicycle|bike|front|rear|flat|spare) (?<wrong>tire)s?", "tyre", "In British English a wheel has a “tyre”."),
  wrong(
    "(?<wrong>practise)(?=[.,]| (?:manager|nurse|of|in))(?<=(?:medical|GP|dental|legal|law|private|best|good|common|standard|the|a|into|in) practise)",
    "practice",
    "The noun is “practice”, the verb “practise”.",
    "should",
  ),
  wrong(
    "(?:to|will|must|would|should|can) (?<wrong>practice)(?= (?:the|their|his|her|for|every|what|as|law|medicine))",
    "practise",
    "The verb is “practise”, the noun “practice”.",
    "should",
  ),
  wrong(
    "(?:driving|TV|alcohol|gun|premises|television|taxi|a|the|his|her|its|their) (?<wrong>license)",
    "licence",
    "The noun is “licence”, the verb “license”.",
    "should",
  ),
  wrong(
    "(?:some|good|bad|legal|my|expert|medical|the|take|financial) (?<wrong>advise)(?=[.,; ])(?! (?:people|residents|anyone|the|you|us|them|him|her))",
    "advice",
    "The noun is “advice”, the verb “advise”.",
    "should",
  ),
  wrong(
    "(?<wrong>brakes?)(?= (?:the law|the rules|a record|the record))",
    "breaks",
    "Rules and records are broken: “breaks”.",
    "should",
  ),
  wrong("(?<wrong>discrete)(?= (?:inquiries|enquiries|about))", "discreet", "Careful is “discreet”; separate is “discrete”."),
  wrong("(?<wrong>tow)(?= the (?:party )?line)", "toe", "One toes a line, standing at it."),
  wrong("(?<wrong>free reign)", "free rein", "The image is a horse’s rein: “free rein”."),
  wrong("(?<wrong>baited)(?= breath)", "bated", "Breath is held, or abated: “bated breath”."),
  wrong("(?:sneak|take a) (?<wrong>peak)", "peek", "A quick look is a “peek”."),
  wrong(
    "(?<wrong>(?:the )?defendants)(?= (?:lawyer|barrister|solicitor|family)(?!\\p{L}))",
    "defendant’s",
    "An apostrophe is missing.",
    "should",
  ),
  wrong(
    "(?<wrong>(?:less))(?= (?:people|homes|cars|jobs|houses|children|students|patients|officers|teachers|buses|trains|seats|beds|votes|members|visitors|passengers|residents|staff members)(?!\\p{L}))",
    "fewer",
    "What can be counted is “fewer”.",
    "should",
  ),
  wrong("(?:he|she|it) (?<wrong>don[’']t)", "doesn’t", "“He doesn’t”, “it doesn’t”.", "should"),
  wrong("(?:we|they|you) (?<wrong>was)(?! (?:\\p{L}+ing\\b)? ?\\?)", "were", "“We were”, “they were”.", "should"),
  wrong(
    "(?:he|she|it|I) (?<wrong>were)(?<!(?:if|as though|as if|though|wish|that|until|than|lest) (?:he|she|it|I) were)(?= (?:a|an|the|not|in|at|on|born|arrested|taken|given|told))",
    "was",
    "“He was”, “it was”.",
    "should",
  ),
];

export function confusedWords(text: CheckedText): Finding[] {
  return CONFUSIONS.flatMap(({ pattern, right, why, severity }) =>
    [...text.text.matchAll(pattern)].flatMap((match) => {
      const found = match.groups?.["wrong"] ?? "";
      const start = match.index + match[0].lastIndexOf(found);
      const isCapital = found.slice(0, 1) !== found.slice(0, 1).toLowerCase();
      const replacement = isCapital ? `${right.slice(0, 1).toUpperCase()}${right.slice(1)}` : right;
      if (replacement.toLowerCase() === found.toLowerCase()) return [];
      return [
        findingAt(text, { rule: "confused-word", severity, start, end: start + found.length, why, replacements: [replacement] }),
      ];
    }),
  );
}
