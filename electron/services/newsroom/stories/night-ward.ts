import { blockQuote, bullets, crosshead, cut, paragraph } from "../copy-in-marks.ts";
import type { SampleStory } from "../sample-story.ts";

export const NIGHT_WARD: SampleStory = {
  key: "night-ward",
  status: "published",
  begunHoursAgo: 190,
  changedHoursAgo: 22,
  section: "features",
  catchline: "NIGHT WARD",
  kicker: "Health",
  headline: "The ward that wrote its own rota and stopped losing nurses",
  standfirst:
    "On Elder Ward the night shift asked for one thing: to be trusted with a sheet of squared paper. NELL OSEI-HARTLEY spent three nights finding out what they did with it",
  byline: ["nell"],
  dateline: "",
  leadPicture: {
    file: "ward.jpg",
    caption: "Elder Ward at St Brannock’s Hospital, a little after three in the morning",
    credit: "The Harbour Post",
    alt: "A hospital ward at night: a row of beds with blue blankets, one reading lamp lit, and a nurse in silhouette at the window.",
  },
  tags: ["health", "nursing", "work"],
  access: "metered",
  appeal: true,
  commissionedWords: 420,
  searchTitle: "How one ward’s nurses wrote their own rota",
  searchDescription:
    "Elder Ward lost a nurse every seven weeks. Since the night shift began to write its own rota it has lost none.",
  slug: "the-ward-that-wrote-its-own-rota",
  pinned: [{ key: "stage", place: 0 }],
  similar: [{ key: "dredger" }, { key: "football-ground", line: "What three thousand owners found in the roof of their stand" }],
  body: () => [
    paragraph(
      "AT ten past three a bell rings on Elder Ward, and nobody runs. Bettany Moyle, the nurse in charge, lifts a hand to say she has heard, finishes tucking in the man in bed six and walks. There is time to walk. There are five people on tonight, because the five of them decided that there should be.",
    ),
    paragraph(
      "Until last spring there were three, and the rota came from an office two floors down. It arrived by e-mail on a Friday for the Monday. In two years the ward lost fifteen nurses, **one every seven weeks**, and spent on agency shifts what four permanent posts would have cost.",
    ),
    paragraph(
      "Since May it has lost nobody. What happened in between is a story about a sheet of squared paper, a stubborn ward clerk and a manager with the rare gift of getting out of the way.",
    ),
    cut(),
    crosshead("Pencil first"),
    paragraph(
      "The paper hangs in the linen room. Everyone writes in the nights they want, then the nights they could stand, then the ones they cannot do. Only then does Colm Adair, the clerk, ink in what is left. Quarrels are settled over tea, by the people who will have to work together at four in the morning.",
    ),
    blockQuote("The old rota was fair on paper. This one is fair on people, and it turns out to need less paper."),
    paragraph("The rules fit on a postcard, and the postcard is pinned beside the kettle:"),
    bullets(
      "nobody works more than **three nights** running",
      "whoever has a child starting school chooses first that week",
      "a swap needs two names and no permission",
      "the newest person is never alone with the hardest bay",
    ),
    crosshead("What it cost"),
    paragraph(
      "Less than before. The ward’s own figures, which [the hospital has published](https://www.example.org/elder-ward), put the saving on agency shifts at £61,000 in six months. Sick leave has fallen by a third. Patients press the bell less often: Moyle thinks this is because they can see somebody.",
    ),
    paragraph(
      "Two other wards have asked for the postcard. Adair gave it to them, with a warning. “It isn’t the postcard,” he said. “You have to mean it.”",
    ),
  ],
};
