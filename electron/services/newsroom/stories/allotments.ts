import { bullets, crosshead, cut, paragraph } from "../copy-in-marks.ts";
import type { SampleStory } from "../sample-story.ts";

export const ALLOTMENTS: SampleStory = {
  key: "allotments",
  status: "revise",
  begunHoursAgo: 98,
  changedHoursAgo: 19,
  section: "features",
  catchline: "ALLOTMENTS",
  kicker: "Land",
  headline: "Forty plots, one lease and a very old rhubarb",
  standfirst:
    "The lease on Priory Field runs out in spring. IONA PELLOW walks its paths with people who have dug there for three generations",
  byline: ["iona"],
  dateline: "",
  leadPicture: {
    file: "allotment.jpg",
    caption: "Priory Field in late summer, from the gate on Tanner’s Hill",
    credit: "The Harbour Post",
    alt: "Rows of vegetables and bean poles run up a hillside towards two small sheds, with a figure digging in the foreground.",
  },
  tags: ["allotments", "land"],
  access: "metered",
  appeal: true,
  commissionedWords: 400,
  similar: [{ key: "football-ground" }],
  body: () => [
    paragraph(
      "NOBODY knows how old the rhubarb is. It stood on plot nine when Dilys Orchard’s grandfather took the key, and he was told then to leave it alone. Each spring it comes up, the width of a cartwheel, and each spring half the street makes jam.",
    ),
    paragraph(
      "In March the lease on Priory Field ends, after ninety-nine years. The estate that owns it has written to the forty plot holders to say that it is _reviewing its options_. There are, as far as anyone can see, two: gardens, or something that pays better than gardens.",
    ),
    paragraph("The forty have met in the biggest shed, which holds eleven. The rest stood outside and listened at the window."),
    cut(),
    crosshead("What a field is worth"),
    paragraph("They have made an inventory, on the back of a seed catalogue, of what the field yields in a year:"),
    bullets(
      "about **nine tonnes** of vegetables",
      "four hundred jars, mostly chutney",
      "thirty-one children who know what a leek is",
      "one hedgehog, named",
    ),
    paragraph(
      "An offer to buy the field, at the price of farmland and not of houses, went to the estate on Friday. It is [open to anyone](https://www.example.org/priory-field) who would like to put in a pound. They need a great many pounds.",
    ),
  ],
};
