import { blockQuote, crosshead, paragraph } from "../copy-in-marks.ts";
import type { SampleStory } from "../sample-story.ts";

export const FERRY_CREWS: SampleStory = {
  key: "ferry-crews",
  status: "subbing",
  begunHoursAgo: 30,
  changedHoursAgo: 0.4,
  section: "world",
  catchline: "ALDANE FERRIES",
  kicker: "Aldane Islands",
  headline: "Island ferries sail free in a strike that leaves nobody behind",
  standfirst:
    "Crews in the Aldane Islands are carrying everyone and charging no one until their employer talks to them, reports RAFIQ TARRANT",
  byline: ["rafiq"],
  dateline: "PORT ALDANE",
  leadPicture: {
    file: "ferry.jpg",
    caption: "The noon boat leaves Port Aldane for the outer islands on the sixth day of the dispute",
    credit: "The Harbour Post",
    alt: "A white ferry with a yellow funnel crosses a blue strait, with gulls above it and steep green islands behind.",
  },
  tags: ["strike", "ferries", "islands"],
  access: "free",
  appeal: true,
  commissionedWords: 200,
  similar: [{ key: "dredger" }],
  body: () => [
    paragraph(
      "FERRY crews in the Aldane Islands have begun the seventh day of a strike in which no sailing has been cancelled. The boats leave on time. The ticket windows are shut, and a hand-painted board on each gangway reads: _Come aboard._",
    ),
    paragraph(
      "The crews want the eleven-hour limit on shifts that the company signed two years ago. They say that stopping the boats would punish the wrong people: three of the islands have no doctor and one no well.",
    ),
    blockQuote("We are not on strike against the islands. We live on them."),
    paragraph("So said Tove Maar, an engineer on the _Kittiwake_, who has worked fourteen-hour days since spring."),
    crosshead("No answer yet"),
    paragraph(
      "The company has called the action unlawful. A court in Port Aldane declined on Monday to stop it, finding that the crews had **not refused any work**. The sides have been invited to [talks on Wednesday](https://www.example.org/aldane). Passengers have begun to leave fish.",
    ),
  ],
};
