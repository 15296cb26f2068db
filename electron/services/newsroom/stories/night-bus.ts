import { blockQuote, bullets, crosshead, cut, paragraph } from "../copy-in-marks.ts";
import type { SampleStory } from "../sample-story.ts";

export const NIGHT_BUS: SampleStory = {
  key: "night-bus",
  status: "published",
  begunHoursAgo: 130,
  changedHoursAgo: 46,
  section: "britain",
  catchline: "NIGHT BUS",
  kicker: "Transport",
  headline: "Drivers draw the timetable, and the last bus comes back",
  standfirst:
    "Cleaners, porters and bakers walked home for two winters after the N4 was cut. RAFIQ TARRANT and NELL OSEI-HARTLEY ride the first one to leave the depot again",
  byline: ["rafiq", "nell"],
  dateline: "ORRENDALE",
  leadPicture: {
    file: "depot.jpg",
    caption: "Buses stand ready at Cattle Lane depot in Orrendale before the evening peak",
    credit: "The Harbour Post",
    alt: "Three double-decker buses, two red and one green, parked nose out in a depot with a saw-tooth glass roof.",
  },
  tags: ["buses", "transport", "night work"],
  access: "metered",
  appeal: true,
  commissionedWords: 340,
  similar: [{ key: "dredger" }, { key: "football-ground" }],
  body: () => [
    paragraph(
      "THE first passenger of the new N4 got on at eleven minutes to one with a bag of warm rolls and gave one to the driver. She had baked them. For two winters she had carried them home on foot, three miles along the ring road.",
    ),
    paragraph(
      "Orrendale’s night bus was withdrawn as unprofitable. It has been brought back on a timetable drawn up by the people who drive it, which the operator’s own planners had said could not be drawn.",
    ),
    paragraph(
      "The trick was to ask where the passengers were. Six drivers stood outside the hospital, the bread factory and the sorting office at closing time, and counted.",
    ),
    cut(),
    crosshead("Four hundred and six people"),
    paragraph(
      "They counted **406** on an ordinary Tuesday. The old N4 had run past none of the three gates: it followed the day route, by way of two shopping centres that close at six.",
    ),
    blockQuote("They said nobody wanted a night bus. Nobody wanted that night bus."),
    paragraph(
      "So says Imran Dacre, who has driven in the town for nineteen years. The drivers’ route is a figure of eight. One bus can serve it all night, and every shift in town ends within twenty minutes of a stop.",
    ),
    bullets(
      "first bus 12.49am, last bus 5.09am",
      "a flat fare of £1.50, and nothing for those with a works pass",
      "the driver will stop anywhere on the ring road, if it is safe",
    ),
    paragraph(
      "The council has paid for a year. After that the [figures decide](https://www.example.org/n4). In its first week the N4 carried 1,930 people. The planners had allowed for six hundred.",
    ),
  ],
};
