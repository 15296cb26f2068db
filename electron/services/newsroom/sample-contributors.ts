import type { SampleContributorKey } from "./sample-story.ts";

export interface SampleContributor {
  key: SampleContributorKey;
  name: string;
  pageName: string;
  email: string;
  /** Name of a JPEG in `pictures/`. */
  portrait: string;
}

export const SAMPLE_CONTRIBUTORS: readonly SampleContributor[] = [
  {
    key: "nell",
    name: "Nell Osei-Hartley",
    pageName: "nell-osei-hartley",
    email: "nell@example.org",
    portrait: "portrait-nell.jpg",
  },
  { key: "rafiq", name: "Rafiq Tarrant", pageName: "rafiq-tarrant", email: "rafiq@example.org", portrait: "portrait-rafiq.jpg" },
  { key: "iona", name: "Iona Pellow", pageName: "iona-pellow", email: "iona@example.org", portrait: "portrait-iona.jpg" },
];
