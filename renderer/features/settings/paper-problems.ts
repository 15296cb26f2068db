import type { Paper } from "../../../shared/model/paper.ts";

/** What is wrong with the settings, by the field's path: "sections.2.name". In words. */
export type Problems = Readonly<Record<string, string>>;

const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
const COLOUR = /^#[0-9a-f]{6}$/i;

/**
 * Looks the settings over before they are sent, so that each field says itself what is the
 * matter. The desk checks them again and has the last word.
 */
export function findPaperProblems(paper: Paper, timeZones: readonly string[]): Problems {
  const problems: Record<string, string> = {};
  const say = (path: string, text: string | undefined): void => {
    if (text !== undefined) problems[path] = text;
  };
  say("name", paper.name.trim() === "" ? "The paper needs a name." : undefined);
  say("baseAddress", webAddress(paper.baseAddress) ?? finalSlash(paper.baseAddress));
  say("timeZone", timeZones.includes(paper.timeZone) ? undefined : "Choose a time zone from the list.");
  say("appeal.link", paper.appeal.link === "" ? undefined : webAddress(paper.appeal.link));
  say("freeLimit.link", paper.freeLimit.link === "" ? undefined : webAddress(paper.freeLimit.link));
  const { storiesAMonth } = paper.freeLimit;
  const isCount = Number.isInteger(storiesAMonth) && storiesAMonth >= 0 && storiesAMonth <= 100;
  say("freeLimit.storiesAMonth", isCount ? undefined : "A whole number from 0 to 100.");
  for (const name of ["accent", "ink", "paper"] as const) {
    say(`colours.${name}`, COLOUR.test(paper.colours[name]) ? undefined : "Six figures after #, such as #a31919.");
  }
  const { missed, slots = [] } = paper;
  if (missed?.rule === "publish") {
    const { minutes } = missed;
    const isSpan = Number.isInteger(minutes) && minutes >= 1 && minutes <= 24 * 60;
    say("missed.minutes", isSpan ? undefined : "A whole number from 1 to 1440.");
  }
  slots.forEach((slot, place) => {
    say(`slots.${place}.name`, slot.name.trim() === "" ? "A slot needs a name." : undefined);
    say(`slots.${place}.time`, TIME.test(slot.time) ? undefined : "Like 06:00.");
    say(`slots.${place}.days`, slot.days.length === 0 ? "Choose a day at least." : undefined);
  });
  paper.readiness?.lines.forEach((line, place) => {
    say(`readiness.lines.${place}.text`, line.text.trim() === "" ? "Say what is to be done, or remove the line." : undefined);
  });
  paper.sections.forEach((section, place) => {
    const others = paper.sections.filter((other) => other !== section);
    const isTwin = others.some((other) => other.name.trim().toLowerCase() === section.name.trim().toLowerCase());
    say(
      `sections.${place}.name`,
      section.name.trim() === "" ? "A section needs a name." : isTwin ? "Two sections have this name." : undefined,
    );
    const isSlugTwin = others.some((other) => other.slug === section.slug);
    say(
      `sections.${place}.slug`,
      !SLUG.test(section.slug)
        ? "Small letters, figures and single hyphens only."
        : isSlugTwin
          ? "Two sections have this address."
          : undefined,
    );
  });
  return problems;
}

function webAddress(text: string): string | undefined {
  const hint = "A full address that begins with https:// or http://.";
  if (!URL.canParse(text)) return hint;
  return /^https?:$/.test(new URL(text).protocol) ? undefined : hint;
}

function finalSlash(address: string): string | undefined {
  return address.endsWith("/") ? undefined : "End it with a slash: https://www.example.org/";
}
