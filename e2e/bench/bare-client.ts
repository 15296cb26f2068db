/** A post as a client written by hand for one site makes it: text, and ids it knows by heart. */
export interface BareStory {
  slug: string;
  title: string;
  picture: { fileName: string; bytes: Uint8Array };
}

/** The post as the site has it after a call, as far as the next call needs it. */
export interface BarePost {
  id: string;
  address: string;
}

/**
 * The fewest calls that lead to the same post as the desk's on one site: nothing is looked up, nothing is
 * tried again, and nobody minds what stands there.
 */
export interface BareClient {
  /** Uploads the picture and makes the post: two calls. */
  publish(story: BareStory): Promise<BarePost>;
  /** Puts `by` in the place of `words` in the text of the post made last: one call. */
  update(post: BarePost, words: string, by: string): Promise<void>;
  /** Takes away what was made, as far as the site lets anybody. */
  remove(post: BarePost): Promise<void>;
}

/** The JSON of a success; any other answer is an error. */
export async function jsonOf(asked: Promise<Response>): Promise<unknown> {
  const answer = await asked;
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${answer.url} answered ${answer.status}: ${text.slice(0, 300)}`);
  return JSON.parse(text);
}

/** A picture as a file of a form. */
export function fileOf({ bytes, fileName }: BareStory["picture"]): File {
  return new File([new Uint8Array(bytes)], fileName, { type: "image/jpeg" });
}
