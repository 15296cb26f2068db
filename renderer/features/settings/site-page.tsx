import { useId } from "react";
import type { ReactElement } from "react";
import { Field } from "../../ui/field.tsx";
import { Group, SettingsPage } from "./settings-page.tsx";
import { TIME_ZONES } from "./time-zones.ts";
import type { Settings } from "./use-settings.ts";

export function SitePage({ settings }: { settings: Settings }): ReactElement {
  const { paper, change, problems, siteFolder, siteFolderInUse, changeSiteFolder } = settings;
  const { headings } = paper;
  const zones = useId();
  return (
    <SettingsPage title="Site">
      <Field
        label="Base address"
        type="url"
        hint="Where readers find the site, with a final slash."
        value={paper.baseAddress}
        problem={problems["baseAddress"]}
        onChange={(event) => change({ baseAddress: event.currentTarget.value.trim() })}
      />
      <Field
        label="Time zone"
        list={zones}
        autoComplete="off"
        spellCheck={false}
        hint="The paper’s clock: dates on pages and embargoes. Type a city to choose."
        value={paper.timeZone}
        problem={problems["timeZone"]}
        onChange={(event) => change({ timeZone: event.currentTarget.value })}
      />
      <datalist id={zones}>
        {TIME_ZONES.map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
      <Field
        label="Site folder"
        maxLength={4096}
        spellCheck={false}
        placeholder={siteFolderInUse ?? ""}
        hint={
          siteFolderInUse === undefined
            ? "Where the pages are written."
            : `The pages are written to ${siteFolderInUse}. Leave it empty for the folder “site” beside the desk’s data.`
        }
        value={siteFolder ?? ""}
        disabled={siteFolder === undefined}
        onChange={(event) => changeSiteFolder(event.currentTarget.value)}
      />
      <Group title="Headings below a story">
        <Field
          label="Heading of the author’s stories"
          placeholder="More from this author"
          maxLength={100}
          value={headings.moreFromAuthor}
          onChange={(event) => change({ headings: { ...headings, moreFromAuthor: event.currentTarget.value } })}
        />
        <Field
          label="Heading of similar stories"
          placeholder="Similar stories"
          maxLength={100}
          value={headings.similar}
          onChange={(event) => change({ headings: { ...headings, similar: event.currentTarget.value } })}
        />
      </Group>
    </SettingsPage>
  );
}
