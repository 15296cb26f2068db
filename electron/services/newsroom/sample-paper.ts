import type { Paper, Section } from "../../../shared/model/paper.ts";

const SECTIONS: Section[] = [
  { id: "britain", name: "Britain", slug: "britain" },
  { id: "world", name: "World", slug: "world" },
  { id: "features", name: "Features", slug: "features" },
  { id: "opinion", name: "Opinion", slug: "opinion" },
  { id: "culture", name: "Culture", slug: "culture" },
  { id: "sport", name: "Sport", slug: "sport" },
];

/** The fictional paper of the sample newsroom. */
export const SAMPLE_PAPER: Paper = {
  name: "The Harbour Post",
  masthead: "The Harbour Post",
  sections: SECTIONS,
  colours: { accent: "#0f5468", ink: "#16191b", paper: "#fdfcf8" },
  appeal: {
    title: "The winter appeal",
    text: "No proprietor, no shareholders: four thousand readers own this paper, and they keep its lights on.",
    linkText: "Support The Harbour Post",
    link: "https://www.example.org/appeal",
  },
  freeLimit: {
    storiesAMonth: 3,
    title: "That was your last free story this month",
    linkText: "Subscribe and read on",
    link: "https://www.example.org/subscribe",
  },
  headings: { moreFromAuthor: "More from this author", similar: "Similar stories" },
  baseAddress: "https://www.example.org/",
  timeZone: "Europe/London",
};
