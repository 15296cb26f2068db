import { expect, it } from "vitest";
import { Failure } from "../../../shared/contract/failure.ts";
import { createVoice } from "./voice.ts";

function record(json: boolean) {
  const heard = { out: "", problem: "" };
  const voice = createVoice({
    json,
    out: (text) => void (heard.out += String(text)),
    problem: (text) => void (heard.problem += text),
  });
  return { heard, voice };
}

it("answers people in words and programs in one object a line", () => {
  for (const [json, expected] of [
    [false, "two lines\nof words\n"],
    [true, '{"text":"two lines\\nof words"}\n'],
  ] as const) {
    const { heard, voice } = record(json);
    voice.say("two lines\nof words", { text: "two lines\nof words" });
    expect(heard).toEqual({ out: expected, problem: "" });
  }
});

it("says why something failed on standard error, with its code for programs", () => {
  const failure = new Failure("not-found", "There is no such story.", { data: { id: "1" } });
  for (const [json, expected] of [
    [false, "There is no such story.\n"],
    [true, '{"error":{"code":"not-found","message":"There is no such story.","data":{"id":"1"}}}\n'],
  ] as const) {
    const { heard, voice } = record(json);
    voice.complain(failure);
    expect(heard).toEqual({ out: "", problem: expected });
  }
});

it("tells nothing of a defect but that it is one", () => {
  const { heard, voice } = record(true);
  voice.complain(new Error("/home/somebody/secret"));
  expect(heard.problem).not.toContain("secret");
  expect(JSON.parse(heard.problem)).toMatchObject({ error: { code: "internal" } });
});

it("lets no headline steer the terminal", () => {
  const { heard, voice } = record(false);
  voice.say("\u001b]0;owned\u0007\u009b31mred\ttab", {});
  expect(heard.out).toBe("]0;owned31mred\ttab\n");
});

it("keeps side remarks out of what programs read", () => {
  const { heard, voice } = record(true);
  voice.mention("Left out: 2 footnotes");
  expect(heard).toEqual({ out: "", problem: "" });
});
