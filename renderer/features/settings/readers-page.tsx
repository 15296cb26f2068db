import type { ReactElement } from "react";
import type { Paper } from "../../../shared/model/paper.ts";
import { Field, TextArea } from "../../ui/field.tsx";
import { Group, SettingsPage } from "./settings-page.tsx";
import type { Settings } from "./use-settings.ts";

export function ReadersPage({ settings }: { settings: Settings }): ReactElement {
  const { paper, change, problems } = settings;
  const { appeal, freeLimit } = paper;
  const setAppeal = (part: Partial<Paper["appeal"]>): void => change({ appeal: { ...appeal, ...part } });
  const setLimit = (part: Partial<Paper["freeLimit"]>): void => change({ freeLimit: { ...freeLimit, ...part } });
  return (
    <SettingsPage title="Appeal and free limit">
      <Group title="Appeal" lead="The banner after the third paragraph, on every story that has it switched on.">
        <Field
          label="Appeal title"
          maxLength={200}
          value={appeal.title}
          onChange={(event) => setAppeal({ title: event.currentTarget.value })}
        />
        <TextArea
          label="Appeal text"
          maxLength={1000}
          value={appeal.text}
          onChange={(event) => setAppeal({ text: event.currentTarget.value })}
        />
        <Field
          label="Appeal link text"
          maxLength={100}
          value={appeal.linkText}
          onChange={(event) => setAppeal({ linkText: event.currentTarget.value })}
        />
        <Field
          label="Appeal link"
          type="url"
          placeholder="https://"
          value={appeal.link}
          problem={problems["appeal.link"]}
          onChange={(event) => setAppeal({ link: event.currentTarget.value.trim() })}
        />
      </Group>
      <Group
        title="Free limit"
        lead="A metered story can be read a few times a month for nothing. This is a soft limit: the whole text is in the page, the reader’s own browser does the counting, and a reader who wants to can get round it. What must not be read without paying belongs in a story for subscribers only, whose text is never in the page."
      >
        <Field
          label="Free stories a month"
          type="number"
          min={0}
          max={100}
          step={1}
          value={Number.isNaN(freeLimit.storiesAMonth) ? "" : freeLimit.storiesAMonth}
          problem={problems["freeLimit.storiesAMonth"]}
          onChange={(event) => setLimit({ storiesAMonth: event.currentTarget.valueAsNumber })}
        />
        <Field
          label="Limit title"
          maxLength={200}
          placeholder="You have reached the free limit"
          value={freeLimit.title}
          onChange={(event) => setLimit({ title: event.currentTarget.value })}
        />
        <Field
          label="Limit link text"
          maxLength={100}
          value={freeLimit.linkText}
          onChange={(event) => setLimit({ linkText: event.currentTarget.value })}
        />
        <Field
          label="Limit link"
          type="url"
          placeholder="https://"
          value={freeLimit.link}
          problem={problems["freeLimit.link"]}
          onChange={(event) => setLimit({ link: event.currentTarget.value.trim() })}
        />
      </Group>
    </SettingsPage>
  );
}
