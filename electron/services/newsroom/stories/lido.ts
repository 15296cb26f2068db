import { blockQuote, crosshead, paragraph } from "../copy-in-marks.ts";
import type { SampleStory } from "../sample-story.ts";

export const LIDO: SampleStory = {
  key: "lido",
  status: "filed",
  begunHoursAgo: 7,
  changedHoursAgo: 4,
  section: "britain",
  catchline: "LIDO",
  kicker: "The seafront",
  headline: "Lido to open all winter after swimmers mend the heating",
  standfirst: "The boiler was to cost £90,000. A retired ship’s engineer did it for the price of the pipes, writes IONA PELLOW",
  byline: ["iona"],
  dateline: "KELHAVEN",
  leadPicture: {
    file: "lido.jpg",
    caption: "Early swimmers at the Esplanade Lido, which will stay open until spring for the first time",
    credit: "The Harbour Post",
    alt: "An open-air pool beside the sea: swimmers in red caps in marked lanes, a white diving tower and a row of striped cabins.",
  },
  tags: ["swimming", "seafront"],
  access: "free",
  appeal: true,
  commissionedWords: 180,
  similar: [],
  body: () => [
    paragraph(
      "KELHAVEN’s seafront lido will stay open through the winter for the first time since it was built, after its own swimmers repaired a boiler that the council had written off.",
    ),
    paragraph(
      "The estimate for a new one was £90,000. Margery Dunn, who spent thirty years in the engine rooms of coasters, asked whether she might have a look. She had a look for nine weekends, with eleven helpers and a bucket of tea. The bill was **£2,340**, nearly all of it copper.",
    ),
    blockQuote("There was nothing wrong with it. It was lonely."),
    crosshead("Sixteen degrees"),
    paragraph(
      "The water will be kept at 16C, which is warm for January and cold for anyone. Doors open at six on weekday mornings, and there is a [rota for the boiler](https://www.example.org/lido). Dunn is on it, on Tuesdays and whenever it rattles.",
    ),
  ],
};
