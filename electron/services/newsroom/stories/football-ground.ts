import { blockQuote, bullets, crosshead, paragraph } from "../copy-in-marks.ts";
import type { SampleStory } from "../sample-story.ts";

export const FOOTBALL_GROUND: SampleStory = {
  key: "football-ground",
  status: "published",
  begunHoursAgo: 160,
  changedHoursAgo: 94,
  section: "sport",
  catchline: "ROVERS GROUND",
  kicker: "Football",
  headline: "Three thousand landlords, one leaking stand",
  standfirst: "Supporters of Kelhaven Rovers now own the grass. IONA PELLOW watches them discover what else they have bought",
  byline: ["iona", "rafiq"],
  dateline: "KELHAVEN",
  leadPicture: {
    file: "football.jpg",
    caption: "An evening game at Ropewalk Park, seen from the Gasworks End",
    credit: "The Harbour Post",
    alt: "A small football ground under floodlights: players on striped grass, a packed terrace and the roofs of the town beyond.",
  },
  tags: ["football", "ownership"],
  access: "free",
  appeal: true,
  commissionedWords: 280,
  slug: "three-thousand-landlords",
  similar: [{ key: "dredger" }, { key: "stage", line: "The shed that was to stand for one summer opens its sixtieth" }],
  body: () => [
    paragraph(
      "ROVERS lost 2–1, and nobody at Ropewalk Park seemed able to mind. At half past two on Saturday a retired crane driver had cut a ribbon across the main turnstile with a pair of bolt cutters, and 3,114 people had become the owners of a football ground.",
    ),
    paragraph(
      "It took them four years. The share cost £50, or ten payments of £5 collected in a biscuit tin at the tea bar. Nobody may hold more than **ten**, and each holder has one vote, whether they bought one share or all ten.",
    ),
    crosshead("The survey"),
    paragraph(
      "On Monday the new owners received their first post: a surveyor’s report on the east stand. They asked the club to print it in the programme, and it did.",
    ),
    bullets(
      "the roof lets in water in eleven places",
      "four of the six floodlights are older than the manager",
      "the boiler is _of historic interest_",
    ),
    blockQuote("People ask if I regret it. I have been wet in that stand for forty years. Now it is my own rain."),
    paragraph(
      "Gwen Starkey, who has share number one, will see the accounts each month; so will anyone else who [asks for them](https://www.example.org/rovers). The roof comes first. Then, by a vote of 1,902 to 640, women’s changing rooms; then the boiler.",
    ),
    paragraph(
      "On the pitch a penalty in the 88th minute settled it for the visitors. The Gasworks End sang until the lights went out: all six of them, for once, at the same time.",
    ),
  ],
};
