import { oc } from "@orpc/contract";
import { z } from "zod";
import { commentAnchorSchema, commentSchema, commentTextSchema } from "../model/comment.ts";
import { idSchema } from "../model/story.ts";

export const commentsContract = {
  /** Those on the whole story first, the others in the order of the page; what is gone from it last. */
  list: oc.input(z.object({ storyId: idSchema })).output(z.array(commentSchema)),
  /**
   * For everybody, also where the story may not be written in: a comment is no edit. `id` is a new UUIDv7:
   * whoever writes in the copy has marked the words with it already; whoever only reads says what stands around them.
   */
  add: oc
    .input(z.object({ id: idSchema, storyId: idSchema, anchor: commentAnchorSchema, text: commentTextSchema }))
    .output(z.object({})),
  /** The window that writes has marked the words of a comment made elsewhere: it does not wait for that any more. */
  wordsAreMarked: oc.input(z.object({ id: idSchema })).output(z.object({})),
  /** Opens a comment that was resolved, too. */
  reply: oc.input(z.object({ id: idSchema, text: commentTextSchema })).output(z.object({})),
  resolve: oc.input(z.object({ id: idSchema })).output(z.object({})),
  reopen: oc.input(z.object({ id: idSchema })).output(z.object({})),
  /** Names that an @ can be completed to: contributors, and whoever has worked at this desk. */
  people: oc.output(z.array(z.string())),
};
