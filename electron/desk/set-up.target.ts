import { createRouterClient } from "@orpc/server";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { TargetSettings } from "../../shared/model/target.ts";
import { ghostServerOfTest, wordpressServerOfTest } from "../services/publishing/testing/real-servers.ts";
import { closeDesks, openDeskForTests } from "./testing/desk-for-tests.ts";
import type { DeskCalls } from "./testing/transports.ts";

afterEach(closeDesks);

let calls: DeskCalls;
beforeEach(async () => {
  const { desk } = await openDeskForTests();
  calls = createRouterClient(desk.router, { context: { session: "one" } });
  await calls.desk.begin({ profile: { name: "Ines", role: "editor" }, newsroom: "empty" });
  await calls.vault.keepInMemory();
});

const wordpress = wordpressServerOfTest();
describe.skipIf(wordpress === undefined)("setting up a real WordPress", () => {
  const { url = "", users } = wordpress ?? {};
  const settings = (userName = ""): TargetSettings => ({
    kind: "wordpress",
    address: url,
    userName,
    keptBack: "free-part-only",
    makeTags: true,
    authors: {},
  });

  test("it is recognised by its address, with and without a scheme, and by that of its API", async () => {
    for (const address of [url, url.replace("http://", ""), `${url}/wp-json/`])
      expect(await calls.targets.recognise({ address })).toMatchObject({ kind: "wordpress", site: expect.any(String) as string });
  });

  test.each([
    ["editor", true, true],
    ["author", true, true],
    ["contributor", false, false],
  ] as const)("a login as %s says what it may do", async (role, publish, upload) => {
    const user = users?.[role] ?? expect.fail("no such user");
    const { id } = await calls.targets.add({ name: role, settings: settings(user.login), secret: user.applicationPassword });
    const { may } = await calls.targets.test({ id });
    expect(may).toEqual(
      expect.arrayContaining([
        { what: "can publish", yes: publish },
        { what: "can upload pictures", yes: upload },
      ]),
    );
  });

  test("a wrong password is said", async () => {
    const tested = { settings: settings(users?.editor.login), secret: "wrong words altogether" };
    await expect(calls.targets.test(tested)).rejects.toMatchObject({ code: "target", data: { trouble: "credentials" } });
  });

  test("those who write there can be chosen for bylines", async () => {
    const user = users?.administrator ?? expect.fail("no such user");
    const { id } = await calls.targets.add({ name: "Site", settings: settings(user.login), secret: user.applicationPassword });
    const ids = (await calls.targets.users({ id })).map((each) => each.id);
    expect(ids).toEqual(expect.arrayContaining([String(users?.editor.id), String(users?.author.id)]));
  });
});

const ghost = ghostServerOfTest();
describe.skipIf(ghost === undefined)("setting up a real Ghost", () => {
  const { url = "", adminApiKey = "", owner } = ghost ?? {};
  const settings: TargetSettings = { kind: "ghost", address: url, makeTags: true, authors: {} };

  test("it is recognised, logged in to, tested, and tells who writes there", async () => {
    expect(await calls.targets.recognise({ address: url.replace("http://", "") })).toMatchObject({ kind: "ghost" });
    const { id } = await calls.targets.add({ name: "Ghost", settings, secret: adminApiKey });
    expect((await calls.targets.test({ id })).may).toEqual(expect.arrayContaining([{ what: "can publish", yes: true }]));
    expect((await calls.targets.users({ id })).map((each) => each.id)).toContain(owner?.id);
  });

  test("a wrong key is said", async () => {
    const [id = ""] = adminApiKey.split(":");
    const secret = `${id}:${"0".repeat(64)}`;
    await expect(calls.targets.test({ settings, secret })).rejects.toMatchObject({
      code: "target",
      data: { trouble: "credentials" },
    });
  });
});
