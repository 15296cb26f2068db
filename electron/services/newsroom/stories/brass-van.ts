import { paragraph } from "../copy-in-marks.ts";
import type { SampleStory } from "../sample-story.ts";

export const BRASS_VAN: SampleStory = {
  key: "brass-van",
  status: "spiked",
  begunHoursAgo: 120,
  changedHoursAgo: 80,
  section: "culture",
  catchline: "BRASS VAN",
  kicker: "In brief",
  headline: "Band finds its van, and its tuba, where it left them",
  standfirst: "A search of three counties ended in the next street",
  byline: ["iona"],
  dateline: "ORRENDALE",
  tags: ["music"],
  access: "free",
  appeal: false,
  commissionedWords: 120,
  similar: [],
  body: () => [
    paragraph(
      "ORRENDALE Silver Band has found the van that it reported stolen on Sunday. It was in Chapel Row, one street from where the band had been looking, with two cornets, a tuba and a flask of soup in the back.",
    ),
    paragraph(
      "Members had searched three counties. Posters went up, a reward of £200 was offered, and a neighbouring band lent instruments for Monday’s concert. The van had a parking ticket on it for each day of the search.",
    ),
    paragraph(
      "“I parked it there because there was room,” said the treasurer, who asked **not to be named** and whom everyone has named. The reward went to a girl of seven, who had mentioned on Sunday that the van was in Chapel Row. The soup was [still warm](https://www.example.org/silver-band), by the band’s account; it has been disputed.",
    ),
  ],
};
