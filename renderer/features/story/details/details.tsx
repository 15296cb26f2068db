import type { ReactElement } from "react";
import { distinctTags } from "../../../../shared/model/distinct-tags.ts";
import { slugFrom } from "../../../../shared/model/slug.ts";
import type { Access } from "../../../../shared/model/story.ts";
import { useReadyDesk } from "../../../client/desk-provider.tsx";
import { Select } from "../../../ui/field.tsx";
import type { OpenStory } from "../open-story.ts";
import { useFurniture, useMayWrite } from "../use-open-story.ts";
import styles from "./details.module.css";
import { Embargo } from "./embargo.tsx";
import { LiveField } from "./live-field.tsx";

const ACCESS_CHOICES: { value: Access; label: string }[] = [
  { value: "free", label: "Free" },
  { value: "metered", label: "Metered" },
  { value: "subscribers", label: "Subscribers only" },
];
const ACCESS_HINTS: Readonly<Record<Access, string>> = {
  free: "Everybody reads all of it.",
  metered: "A few free stories a month. A soft limit: the whole text is in the page.",
  subscribers: "The text after the line is nowhere on the page.",
};

function tagsFrom(text: string): string[] {
  return distinctTags(text.split(",").map((tag) => tag.trim().slice(0, 100))).slice(0, 50);
}

function wordsFrom(text: string): number | null {
  const words = Number.parseInt(text, 10);
  return Number.isFinite(words) && words >= 1 ? Math.min(words, 100_000) : null;
}

/** What readers do not see as words on the page: terms, and how the page is found. */
export function Details({ story }: { story: OpenStory }): ReactElement {
  const { paper } = useReadyDesk();
  const editable = useMayWrite(story);
  const access = useFurniture(story, "access");
  const headline = useFurniture(story, "headline");
  const searchTitle = useFurniture(story, "searchTitle");
  const searchDescription = useFurniture(story, "searchDescription");
  const slug = useFurniture(story, "slug");
  const tags = useFurniture(story, "tags");
  const commissionedWords = useFurniture(story, "commissionedWords");
  const embargo = useFurniture(story, "embargo");
  const fromHeadline = slugFrom(headline);

  return (
    <>
      <section className={styles.section} aria-label="Terms">
        <h2 className={styles.title}>Terms</h2>
        <div className={styles.grid}>
          <Select
            label="Access"
            choices={ACCESS_CHOICES}
            value={access}
            disabled={!editable}
            hint={ACCESS_HINTS[access]}
            onChange={(event) => {
              const chosen = ACCESS_CHOICES.find(({ value }) => value === event.currentTarget.value);
              if (chosen !== undefined) story.choose("Change access", { access: chosen.value });
            }}
          />
          <LiveField
            label="Commissioned length"
            value={commissionedWords === undefined ? "" : String(commissionedWords)}
            same={(text) => wordsFrom(text) === (commissionedWords ?? null)}
            editable={editable}
            inputMode="numeric"
            placeholder="Words"
            hint="Words asked for"
            onChange={(text) => story.write({ commissionedWords: wordsFrom(text) })}
          />
          <Embargo
            value={embargo}
            timeZone={paper.timeZone}
            editable={editable}
            onChange={(instant) => story.choose("Change embargo", { embargo: instant ?? null })}
          />
        </div>
      </section>
      <section className={styles.section} aria-label="Search and social">
        <h2 className={styles.title}>Search and social</h2>
        <div className={styles.grid}>
          <LiveField
            label="Search title"
            value={searchTitle}
            maxLength={300}
            editable={editable}
            placeholder={headline}
            className={styles.wide}
            onChange={(text) => story.write({ searchTitle: text })}
          />
          <LiveField
            label="Search description"
            value={searchDescription}
            maxLength={1000}
            editable={editable}
            placeholder="As the opening sentence under the headline"
            className={styles.wide}
            onChange={(text) => story.write({ searchDescription: text })}
          />
          <LiveField
            label="Slug"
            value={slug}
            maxLength={120}
            editable={editable}
            placeholder={fromHeadline}
            spellCheck={false}
            hint="Part of the page’s address. Made from the headline unless you set it."
            same={(text) => slugFrom(text) === slug}
            onChange={(text) => story.write({ slug: slugFrom(text) })}
          />
          <LiveField
            label="Tags"
            value={tags.join(", ")}
            editable={editable}
            hint="Separated by commas"
            same={(text) => tagsFrom(text).join() === tags.join()}
            onChange={(text) => story.write({ tags: tagsFrom(text) })}
          />
        </div>
      </section>
    </>
  );
}
