import { blockQuote, crosshead, cut, numbered, paragraph } from "../copy-in-marks.ts";
import type { SampleStory } from "../sample-story.ts";

export const REPAIRS_BALLOT: SampleStory = {
  key: "repairs-ballot",
  status: "ready",
  begunHoursAgo: 52,
  changedHoursAgo: 1,
  section: "features",
  catchline: "REPAIRS BALLOT",
  kicker: "Housing",
  headline: "The estate that wants to mend itself",
  standfirst:
    "Tenants on the Larkfield estate vote next week on running their own repairs. NELL OSEI-HARTLEY meets the plumber, the pensioner and the spreadsheet that persuaded them they could",
  byline: ["nell"],
  dateline: "",
  leadPicture: {
    file: "flats.jpg",
    caption: "Larkfield House at dusk: of its 96 flats, 71 were waiting for a repair in the spring",
    credit: "The Harbour Post",
    alt: "A tower and two long blocks of council flats in the evening, about half their windows lit, with a tree and a footpath below.",
  },
  tags: ["housing", "tenants"],
  access: "metered",
  appeal: true,
  commissionedWords: 360,
  searchTitle: "Larkfield tenants vote on running their own repairs",
  searchDescription: "A ballot next week decides whether 412 households take over the repairs budget of their estate.",
  slug: "the-estate-that-wants-to-mend-itself",
  pinned: [{ key: "night-bus", place: 0, line: "What happened when drivers were asked to draw the timetable" }],
  similar: [{ key: "football-ground" }, { key: "dredger" }, { key: "stage" }],
  body: () => [
    paragraph(
      "WHEN the lift at Larkfield House stopped for the ninth time in a year, Mrs Adeline Prowse, who is eighty-one and lives on the eleventh floor, did not ring the repairs line. She had rung it before. She borrowed her grandson’s laptop and made a list.",
    ),
    paragraph(
      "The list grew into a spreadsheet, and the spreadsheet into a public meeting. Next week 412 households will vote on whether to take over the repairs of their estate, with the £1.1 million a year that the council now pays a contractor.",
    ),
    paragraph("If they say yes, Larkfield will be the first estate in the county to mend itself."),
    cut(),
    crosshead("Row 214"),
    paragraph(
      "What Mrs Prowse had found was in the dates. A dripping tap took **94 days** from the first call to the last visit, and needed four visits. The first three were to look at it. Row 214 is a door handle: seven visits, £618.",
    ),
    blockQuote("I’m not angry with the lads who came. They were sent with the wrong part. Somebody was paid to send them."),
    paragraph(
      "Winston Hale is one of the lads. He plumbed for the contractor for twelve years, lives on the estate, and has drawn up the plan on which his neighbours will vote. It has three parts:",
    ),
    numbered(
      "a workshop in the empty laundry, with the forty parts that nine repairs in ten require",
      "six trades people on wages, two of them apprentices from the estate",
      "one telephone number, answered by somebody who can see the workshop",
    ),
    crosshead("The doubters"),
    paragraph(
      "Not everyone is persuaded. “Who do I complain to, myself?” asks Len Tozer from the ground floor. It is a fair question, and the [ballot paper answers it](https://www.example.org/larkfield): to a board of nine, elected each year, which must meet in public.",
    ),
    paragraph("The lift was working on Tuesday. Mrs Prowse took the stairs down, she said, so as not to wear it out."),
  ],
};
