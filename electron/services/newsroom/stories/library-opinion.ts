import { crosshead, cut, paragraph } from "../copy-in-marks.ts";
import type { SampleStory } from "../sample-story.ts";

export const LIBRARY_OPINION: SampleStory = {
  key: "library-opinion",
  status: "subbing",
  begunHoursAgo: 27,
  changedHoursAgo: 3,
  section: "opinion",
  catchline: "LIBRARY COMMENT",
  kicker: "Comment",
  headline: "A library is the last room that wants nothing from you",
  standfirst: "Councils count books lent and doors opened. They should come and count the coats, writes NELL OSEI-HARTLEY",
  byline: ["nell"],
  dateline: "",
  leadPicture: {
    file: "library.jpg",
    caption: "The reading room of Orrendale library, which is to open on two days a week from January",
    credit: "The Harbour Post",
    alt: "Readers at a long table with green lamps, between tall shelves of books and an arched window.",
  },
  tags: ["libraries", "councils"],
  access: "subscribers",
  appeal: false,
  commissionedWords: 250,
  similar: [],
  body: () => [
    paragraph(
      "THERE is a hook by the radiator in Orrendale library where, from October to April, the same brown coat hangs all day. Its owner is not borrowing anything. He reads the paper, then the other paper, then does the crossword in neither. At five he puts on the coat and thanks the desk.",
    ),
    paragraph(
      "In the figures that went to the council last month he does not exist. The figures have loans, which are down, and visits, which a beam across the door counts as one for the man and one for his leaving.",
    ),
    cut(),
    paragraph(
      "I do not blame the beam. But when we say that a place is _underused_, we ought to know what it is used for. I sat there for a week with a notebook. In that week I saw a girl finish an application and a man read his first letter; two people learned that a form was wrong, **and not they**.",
    ),
    crosshead("Warm, dry and free"),
    paragraph(
      "Think of the rooms in your town where you may sit for an hour without buying something or being ill. I can name one. It costs each household 31p a week, and [the plan](https://www.example.org/orrendale-library) would bring that down to 14p.",
    ),
    paragraph("Seventeen pence is a good saving. I should like somebody to go and explain it to the coat."),
  ],
};
