import { ORPCError, ValidationError } from "@orpc/server";
import { expect, test } from "vitest";
import { Failure, FAILURE_CODES } from "../../shared/contract/failure.ts";
import { errorForWire } from "./boundary.ts";

function crossing(error: unknown): { wire: ReturnType<typeof errorForWire>; logged: string[] } {
  const logged: string[] = [];
  const log = { info: (message: string) => void logged.push(message), error: (message: string) => void logged.push(message) };
  return { wire: errorForWire(error, "stories.save", log), logged };
}

test.each(FAILURE_CODES)("a failure %s crosses with its code, words and facts", (code) => {
  const { wire } = crossing(new Failure(code, "What happened.", { data: { holder: "Ines" } }));
  expect(wire.toJSON()).toMatchObject({ code, message: "What happened.", data: { holder: "Ines" } });
});

test("the cause of a failure stays behind, and only its kind is logged", () => {
  const cause = Object.assign(new Error("/home/ines/secret is full"), { errcode: 13 });
  const { wire, logged } = crossing(new Failure("disk", "The disk is full.", { cause }));
  expect(JSON.stringify(wire)).not.toContain("secret");
  expect(logged).toEqual(["stories.save: disk (SQLite 13)"]);
});

test.each<[string, PropertyKey[], RegExp]>([
  ["a field of a patch", ["patch", "searchTitle"], /^Search title cannot be taken: Too long/],
  ["something inside a field", ["patch", "standfirst", 0, "url"], /^Url cannot be taken: Too long/],
  ["no field", [], /^What was sent cannot be taken: Too long/],
])("input that breaks its schema says where: %s", (_, path, message) => {
  const cause = new ValidationError({ message: "x", issues: [{ message: "Too long", path }], data: { secret: true } });
  const { wire } = crossing(new ORPCError("BAD_REQUEST", { data: { issues: [] }, cause }));
  expect(wire.code).toBe("bad-input");
  expect(wire.message).toMatch(message);
  expect(JSON.stringify(wire)).not.toContain("secret");
});

test.each<[PropertyKey[], Record<string, string>]>([
  [["patch", "slug"], { field: "Slug", key: "slug", problem: "Slug cannot be taken: Too long." }],
  [["patch", "body", "insert", 0, "url"], { field: "Url", key: "body", problem: "Url cannot be taken: Too long." }],
  [["name"], { field: "Name", problem: "Name cannot be taken: Too long." }],
])("refused input names the key of the patch that everything else can be saved without: %s", (path, data) => {
  const cause = new ValidationError({ message: "x", issues: [{ message: "Too long", path }], data: {} });
  expect(crossing(new ORPCError("BAD_REQUEST", { cause })).wire.data).toEqual(data);
});

test.each([
  new Error("ENOENT: /home/ines/desk"),
  new ORPCError("INTERNAL_SERVER_ERROR", {
    message: "Output validation failed",
    cause: new ValidationError({ message: "/home/ines", issues: [], data: "x" }),
  }),
  "/home/ines",
  undefined,
])("everything else is internal: %s", (error) => {
  const { wire, logged } = crossing(error);
  expect(wire.toJSON()).toMatchObject({ code: "internal", data: {} });
  expect(JSON.stringify(wire)).not.toContain("/home");
  expect(logged).toEqual(["stories.save failed"]);
});
