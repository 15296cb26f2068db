import { blockQuote, crosshead, numbered, paragraph, picture } from "../copy-in-marks.ts";
import type { SampleStory } from "../sample-story.ts";

export const DREDGER: SampleStory = {
  key: "dredger",
  status: "published",
  begunHoursAgo: 75,
  changedHoursAgo: 2,
  section: "britain",
  catchline: "DREDGER",
  kicker: "The port",
  headline: "Fishing crews keep the dredger their harbour could not spare",
  standfirst:
    "With lead weights, a borrowed boat and a school mathematics class, the crews of Kelhaven showed that their harbour was filling with sand, reports RAFIQ TARRANT",
  byline: ["rafiq"],
  dateline: "KELHAVEN",
  leadPicture: {
    file: "harbour.jpg",
    caption: "First light over the inner basin at Kelhaven, where boats over ten tonnes now wait for the tide",
    credit: "The Harbour Post",
    alt: "Small fishing boats lie on still water at sunrise, with two dockside cranes and a row of terraced houses behind them.",
  },
  tags: ["harbour", "fishing", "dredging"],
  access: "free",
  appeal: true,
  commissionedWords: 380,
  searchTitle: "Kelhaven keeps its dredger after crews measure the harbour",
  searchDescription:
    "The trustees of Kelhaven harbour have dropped the sale of their only dredger, after fishing crews took 612 soundings of their own.",
  slug: "kelhaven-keeps-its-dredger",
  similar: [{ key: "night-bus" }, { key: "football-ground", line: "The ground where the turnstile money stays in the town" }],
  body: (idOf) => [
    paragraph(
      "THE trustees of Kelhaven harbour will not sell their only dredger. They voted by seven to two on Thursday night to keep the _Mary Tolliver_ and her crew of six, four weeks after telling both that the vessel was surplus.",
    ),
    paragraph(
      "What changed their minds was a sheet of graph paper. Skippers who had complained for a year that they were touching the bottom stopped complaining and started measuring, and on Thursday they unrolled the result across the boardroom table.",
    ),
    paragraph(
      "It showed that the inner basin has lost **1.4 metres of water in eleven months**. The survey on which the sale was based had been taken on a spring tide, and nobody had corrected it.",
    ),
    crosshead("Six hundred and twelve soundings"),
    paragraph(
      "The method would have been familiar to any pilot of two centuries ago. Three crews rowed a grid of lines across the basin with a lead weight, a marked rope and a stopwatch. Year 10 at Kelhaven Community School corrected every figure for the tide.",
    ),
    blockQuote("We were told we lacked the data. So we went out and got some. It was lying on the bottom, all of it."),
    paragraph(
      "That was Jeannie Crowle, who skippers the _Second Wind_ and has fished from the port since she was sixteen. Her boat draws two metres. On a low neap tide there are now places in the basin where she has a hand’s width to spare.",
    ),
    picture({
      pictureId: idOf("lighthouse.jpg"),
      caption: "The old light on the north pier, from which the pupils read the tide gauge every ten minutes",
      credit: "The Harbour Post",
      alt: "A white lighthouse with a red band at the end of a stone pier, under a dark sky with waves breaking below it.",
    }),
    crosshead("What happens now"),
    paragraph(
      "The trustees agreed to three things, and to publish the [minutes of the meeting](https://www.example.org/harbour/minutes):",
    ),
    numbered(
      "the _Mary Tolliver_ goes back to work on Monday, in the inner basin first",
      "depths will be measured each quarter, with a skipper on board",
      "no vessel of the port is offered for sale before those who use it are asked",
    ),
    paragraph(
      "Harold Venn, who chairs the trustees, said that the sale had been proposed “in good faith and on a bad chart.” He thanked the school. Year 10 have asked whether they may do the outer basin next.",
    ),
  ],
};
