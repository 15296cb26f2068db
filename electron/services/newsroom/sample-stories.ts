import type { SampleStory } from "./sample-story.ts";
import { ALLOTMENTS } from "./stories/allotments.ts";
import { BRASS_VAN } from "./stories/brass-van.ts";
import { DREDGER } from "./stories/dredger.ts";
import { FERRY_CREWS } from "./stories/ferry-crews.ts";
import { FOOTBALL_GROUND } from "./stories/football-ground.ts";
import { LIBRARY_OPINION } from "./stories/library-opinion.ts";
import { LIDO } from "./stories/lido.ts";
import { NIGHT_BUS } from "./stories/night-bus.ts";
import { NIGHT_WARD } from "./stories/night-ward.ts";
import { REPAIRS_BALLOT } from "./stories/repairs-ballot.ts";
import { STAGE } from "./stories/stage.ts";
import { WIND_FARM } from "./stories/wind-farm.ts";

/** The dozen. Published ones stand from the oldest to the newest: they are published in this order. */
export const SAMPLE_STORIES: readonly SampleStory[] = [
  FOOTBALL_GROUND,
  STAGE,
  NIGHT_BUS,
  NIGHT_WARD,
  DREDGER,
  REPAIRS_BALLOT,
  FERRY_CREWS,
  LIBRARY_OPINION,
  ALLOTMENTS,
  LIDO,
  WIND_FARM,
  BRASS_VAN,
];
