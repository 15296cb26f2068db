import { blockQuote, crosshead, cut, paragraph } from "../copy-in-marks.ts";
import type { SampleStory } from "../sample-story.ts";

export const STAGE: SampleStory = {
  key: "stage",
  status: "published",
  begunHoursAgo: 240,
  changedHoursAgo: 71,
  section: "culture",
  catchline: "TIN THEATRE",
  kicker: "Theatre",
  headline: "A play for sixty voices in a shed that leaks",
  standfirst:
    "The Tin Theatre was to stand for one summer. IONA PELLOW and NELL OSEI-HARTLEY see it open its sixtieth season with everybody who ever swept its floor",
  byline: ["iona", "nell"],
  dateline: "",
  leadPicture: {
    file: "stage.jpg",
    caption: "The last scene of _The Long Tide_ at the Tin Theatre, with its chorus of sixty",
    credit: "The Harbour Post",
    alt: "A stage between red curtains: one singer in a cone of golden light, and a dark row of people standing behind her.",
  },
  tags: ["theatre", "community", "review"],
  access: "subscribers",
  appeal: false,
  commissionedWords: 300,
  similar: [{ key: "dredger" }],
  body: () => [
    paragraph(
      "IT rained on the opening night, as it must have done on most of them. Rain on a tin roof is louder than any actor, and the company has learned to stop, look up and wait. On Friday they did so for four minutes. The audience applauded the weather.",
    ),
    paragraph(
      "The Tin Theatre was put up in six weeks by shipwrights with nothing to build. It had a licence for one summer. This is its sixtieth, and for _The Long Tide_ the company wrote to everyone who had ever worked in the place, in whatever part, and asked them to come and sing.",
    ),
    cut(),
    crosshead("The prompter’s daughter"),
    paragraph(
      "Sixty came. The eldest, Wilf Anning, painted the first backcloth; the youngest is nine and tears the tickets. There is a plot, about a family that keeps a ferry. It is a good one, and nobody will remember it. What stays is the sound when they all stand up.",
    ),
    blockQuote("You could have heard it in the next parish. I believe they did: they rang to ask if we were all right."),
    paragraph(
      "Dora Lisle, whose mother was the prompter, sings the ferrywoman. She does it without one gesture, standing quite still in a circle of light, and when she lets the last line go unfinished the chorus behind her takes a breath and **does not sing**. It is the bravest thing I have heard in a theatre this year.",
    ),
    crosshead("And the roof"),
    paragraph(
      "It leaks over row F, as ever. There is a bucket, and by tradition whoever sits beside it empties it in the interval. The run goes on until the end of next month, and [seats in row F](https://www.example.org/tin-theatre) are half price.",
    ),
  ],
};
