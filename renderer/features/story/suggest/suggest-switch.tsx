import { useState, type ReactElement } from "react";
import { useReadyDesk } from "../../../client/desk-provider.tsx";
import { useNotice } from "../../../client/notices.tsx";
import { useEditorServices } from "../../../editor/editor-services.ts";
import { Switch } from "../../../ui/switch.tsx";
import type { OpenStory } from "../open-story.ts";
import { useStory } from "../use-open-story.ts";

/** While it is on, what this person writes is suggested, for somebody to accept or reject. */
export function SuggestSwitch({ story }: { story: OpenStory }): ReactElement {
  const { profile } = useReadyDesk();
  const services = useEditorServices();
  const notice = useNotice();
  const isOn = useStory(story, (snapshot) => snapshot.suggesting !== undefined);
  const [isComing, setIsComing] = useState(false);

  const turn = (on: boolean): void => {
    if (!on) return story.suggestWith(undefined);
    setIsComing(true);
    import("./suggester.ts")
      .then(({ createSuggester }) => {
        story.suggestWith(createSuggester(profile.name, { body: story.bodyEditor, all: () => [...services.comments.editors] }));
      })
      .catch((error: unknown) => notice.fail(error))
      .finally(() => setIsComing(false));
  };
  return <Switch label="Suggest" checked={isOn || isComing} onChange={turn} />;
}
