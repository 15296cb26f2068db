import fc from "fast-check";
import { expect, it } from "vitest";
import { BOLD } from "../../../../../shared/model/copy-limits.ts";
import { link, run } from "../../testing/sample-copy.ts";
import { captionHtml, readCaption } from "./caption-html.ts";
import { anyLine } from "./testing/any-body.ts";

it("is caption and credit on one line, and both again when it is read", () => {
  const caption = [run("The quay, "), run("at dawn", BOLD), run(" by "), link("Jo", "https://jo.example/?a=1&b=2")];
  const html = captionHtml(caption, "M Adeyemi <AP>");
  expect(html).toBe(
    'The quay, <strong>at dawn</strong> by <a href="https://jo.example/?a=1&amp;b=2" rel="noopener">Jo</a><span class="credit">. Pic: M Adeyemi &lt;AP&gt;</span>',
  );
  expect(readCaption(html)).toEqual({ caption, credit: "M Adeyemi <AP>" });
  expect(captionHtml([], "")).toBe("");
  expect(captionHtml([], "Jo")).toBe('<span class="credit">Pic: Jo</span>');
  expect(captionHtml([run("Ends here!")], "Jo")).toBe('Ends here!<span class="credit"> Pic: Jo</span>');
});

it("finds the credit in a caption that was written anew in Ghost", () => {
  expect(readCaption("<span>The quay. Pic: Jo Reed</span>")).toEqual({ caption: [run("The quay.")], credit: "Jo Reed" });
  expect(readCaption("The quay")).toEqual({ caption: [run("The quay")], credit: "" });
  expect(readCaption("")).toEqual({ caption: [], credit: "" });
});

it("reads the same however often it goes there and back", () => {
  fc.assert(
    fc.property(anyLine, fc.constantFrom("", "Jo Reed", "A & B", "Pic: x"), (caption, credit) => {
      const once = readCaption(captionHtml(caption, credit));
      if (credit !== "") expect(once.credit).toBe(credit);
      expect(readCaption(captionHtml(once.caption, once.credit))).toEqual(once);
    }),
  );
});
