import { useQuery } from "@tanstack/react-query";
import type { MarkedLine } from "../../../../shared/model/copy.ts";
import { namesInCapitals } from "../../../../shared/style/capitals.ts";
import { useActions } from "../../../client/actions.tsx";
import { useClient } from "../../../client/desk-provider.tsx";
import { useNotice } from "../../../client/notices.tsx";
import { queryKeys } from "../../../client/queries.ts";
import { OPENING_CAPITALS } from "../../../editor/extensions/opening-capitals.ts";
import type { OpenStory } from "../open-story.ts";

/**
 * House capitals: the writers' names in the standfirst and the opening words of the copy.
 * Offered in the palette one by one; what is returned sets both.
 */
export function useHouseCapitals(story: OpenStory): () => void {
  const client = useClient();
  const notice = useNotice();
  const { data: contributors } = useQuery({
    queryKey: queryKeys.contributors,
    queryFn: ({ signal }) => client.contributors.list(undefined, { signal }),
  });

  const setNames = (): boolean => {
    const { byline, standfirst } = story.snapshot().furniture;
    const names = (contributors ?? []).filter(({ id }) => byline.includes(id)).map(({ name }) => name);
    const line: MarkedLine = namesInCapitals(standfirst, names);
    if (JSON.stringify(line) === JSON.stringify(standfirst)) return false;
    story.choose("Names in capitals", { standfirst: line });
    return true;
  };
  const setOpening = (): boolean => story.bodyEditor()?.dispatchCommand(OPENING_CAPITALS, undefined) === true;
  const tell = (changed: boolean, nothing: string): void => {
    if (!changed) notice.say(nothing);
  };

  const both = (): void => {
    const names = setNames();
    const opening = setOpening();
    tell(
      names || opening,
      "Nothing to set: the capitals stand already, or there is no name of the byline in the standfirst and no copy yet.",
    );
  };
  useActions([
    { id: "story.capitals", title: "Set house capitals", group: "Story", words: "style caps name opening", run: both },
    {
      id: "story.capitals.names",
      title: "Writer’s name in capitals",
      group: "Story",
      words: "house style caps standfirst byline",
      run: () => tell(setNames(), "The standfirst names nobody of the byline, or the name is in capitals already."),
    },
    {
      id: "story.capitals.opening",
      title: "Opening capitals",
      group: "Story",
      words: "house style caps first words",
      run: () => tell(setOpening(), "The copy opens with capitals already, or there is none yet."),
    },
  ]);
  return both;
}
