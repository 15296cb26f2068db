import { useState, type ReactElement } from "react";
import { useActions } from "../../../client/actions.tsx";
import { useReadyDesk } from "../../../client/desk-provider.tsx";
import { useNotice } from "../../../client/notices.tsx";
import { Switch } from "../../../ui/switch.tsx";
import type { OpenStory } from "../open-story.ts";
import { useStory } from "../use-open-story.ts";

/** While it is on, what this person writes is suggested, for somebody to accept or reject. */
export function SuggestSwitch({ story }: { story: OpenStory }): ReactElement {
  const { profile } = useReadyDesk();
  const notice = useNotice();
  const isOn = useStory(story, (snapshot) => snapshot.suggesting !== undefined);
  const [isComing, setIsComing] = useState(false);

  const turn = (on: boolean): void => {
    if (!on) return story.suggestWith(undefined);
    setIsComing(true);
    import("./suggester.ts")
      .then(({ createSuggester }) => {
        story.suggestWith(createSuggester(profile.name, story.drawn));
      })
      .catch((error: unknown) => notice.fail(error))
      .finally(() => setIsComing(false));
  };
  useActions([
    {
      id: "story.suggest",
      title: isOn ? "Stop suggesting" : "Suggest",
      group: "Story",
      words: "track changes mark edit",
      keys: "Mod+Shift+E",
      run: () => turn(!isOn),
    },
  ]);
  return <Switch label="Suggest" checked={isOn || isComing} onChange={turn} />;
}
