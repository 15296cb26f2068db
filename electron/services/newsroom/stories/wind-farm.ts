import { crosshead, cut, paragraph } from "../copy-in-marks.ts";
import type { SampleStory } from "../sample-story.ts";

/** Left unfinished on purpose, so that the checklist has something to find: a TK and no alt text. */
export const WIND_FARM: SampleStory = {
  key: "wind-farm",
  status: "draft",
  begunHoursAgo: 5,
  changedHoursAgo: 0.2,
  section: "features",
  catchline: "WIND FARM",
  kicker: "Energy",
  headline: "Who owns the wind over Carrow Moor?",
  standfirst:
    "Five villages put up a turbine each and a thousand pounds a house. RAFIQ TARRANT asks what the breeze has paid them",
  byline: ["rafiq"],
  dateline: "",
  leadPicture: {
    file: "turbines.jpg",
    caption: "Three of the five turbines on Carrow Moor, which between them light 2,600 homes",
    credit: "The Harbour Post",
    alt: "",
  },
  tags: ["energy", "ownership"],
  access: "metered",
  appeal: true,
  commissionedWords: 450,
  similar: [],
  body: () => [
    paragraph(
      "ON Carrow Moor they do not say that it is windy. They say that it is _earning_. Five turbines stand along the ridge, one to a village, and every window box below them has been paid for by the weather.",
    ),
    paragraph(
      "The company that first wanted the ridge offered the parish a children’s slide. The parish thanked it, and asked what a turbine cost.",
    ),
    paragraph(
      "Eight years on, the five villages own all of it. Last year the moor sold electricity worth TK, and after the loan was served there was **£212,000** to divide.",
    ),
    cut(),
    crosshead("The argument"),
    paragraph(
      "They argued about it for a month. Some wanted cheques. In the end the village hall won, and the bus, and two nurses who visit. There was enough left over for the slide.",
    ),
  ],
};
