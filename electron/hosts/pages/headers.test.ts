import { expect, it } from "vitest";
import { previewHeaders } from "./headers.ts";

it("lets a preview run nothing, send nothing and fetch nothing from elsewhere", () => {
  const policy = previewHeaders("http://127.0.0.1:4000")["Content-Security-Policy"] ?? "";
  const rules = new Map(policy.split("; ").map((rule) => [rule.split(" ")[0], rule.split(" ").slice(1)]));
  expect(rules.get("sandbox")).toEqual([]);
  for (const none of ["default-src", "base-uri", "form-action"]) expect(rules.get(none), none).toEqual(["'none'"]);
  expect(policy).not.toMatch(/script|connect|allow|\*/);
  expect(policy.match(/\bhttps?:\/\/[^/ ;]+/g)?.every((origin) => origin === "http://127.0.0.1:4000")).toBe(true);
});
