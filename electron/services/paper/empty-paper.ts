import { UNNAMED_PAPER } from "../../../shared/model/paper.ts";
import type { Paper, Section } from "../../../shared/model/paper.ts";

const section = (name: string): Section => ({ id: name.toLowerCase(), name, slug: name.toLowerCase() });

/** What an empty desk begins with: a paper nobody has named yet. */
export const EMPTY_PAPER: Paper = {
  name: UNNAMED_PAPER,
  masthead: "",
  sections: ["Britain", "World", "Features", "Opinion", "Culture", "Sport"].map(section),
  colours: { accent: "#a31919", ink: "#1c1a17", paper: "#fdfcfa" },
  appeal: { title: "", text: "", linkText: "", link: "" },
  freeLimit: {
    storiesAMonth: 3,
    title: "You have reached the free limit.",
    linkText: "Subscribe to continue reading",
    link: "",
  },
  headings: { moreFromAuthor: "More from this author", similar: "Similar stories" },
  baseAddress: "http://localhost/",
  timeZone: "Europe/London",
};
