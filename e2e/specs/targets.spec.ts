import { rmSync } from "node:fs";
import path from "node:path";
import { noSshd, startSshd } from "../../electron/services/publishing/targets/sftp/testing/sshd-of-test.ts";
import { serveSmallWordPress, WORDPRESS_PASSWORD, WORDPRESS_USER, type SmallSite } from "../fixtures/small-wordpress.ts";
import { expect, test } from "../hosts/desk-test.ts";
import { expectAccessible } from "../screens/no-violations.ts";
import { TargetsScreen } from "../screens/targets-screen.ts";

const PASSPHRASE = "correct horse battery";

test.describe("Targets", () => {
  let site: SmallSite;
  test.beforeEach(async () => {
    site = await serveSmallWordPress();
  });
  test.afterEach(() => site.close());

  test("a site is recognised, logged in to, tested and kept; its secret never comes back @browser", async ({
    browserHost,
    window,
    data,
  }) => {
    const received: string[] = [];
    window.on("websocket", (socket) =>
      socket.on("framereceived", ({ payload }) => void received.push(payload.toString("latin1"))),
    );
    await window.reload();
    const targets = new TargetsScreen(window);
    await targets.open();
    await expect(targets.target("Site folder")).toBeVisible();
    await targets.begin(site.address, "“The Tide” is a WordPress site.");
    expect(site.authorizations).toEqual([]);
    await expect(targets.field("Name of the target")).toHaveValue("The Tide");

    await targets.button("Test connection").click();
    await expect(targets.field("User name")).toBeFocused();
    await expect(targets.field("User name")).toHaveAttribute("aria-invalid", "true");
    await targets.field("User name").fill(WORDPRESS_USER);
    await targets.field("Application password").fill("wrong words altogether");
    await targets.button("Test connection").click();
    await expect(window.getByRole("alert").filter({ hasText: /password/i })).toBeVisible();

    await targets.field("Application password").fill(WORDPRESS_PASSWORD);
    await targets.button("Test connection").click();
    await expect(window.getByText("can publish: yes")).toBeVisible();
    await expect(window.getByText("can upload pictures: yes")).toBeVisible();
    await expect(window.getByText("can make sections: no")).toBeVisible();
    await expectAccessible(window, "a tested target");

    await targets.button("Save target").click();
    const question = window.getByRole("dialog", { name: "Where shall secrets be kept?" });
    await expect(question.getByRole("button", { name: "Only until Standfirst is closed" })).toBeVisible();
    await expectAccessible(window, "where secrets are kept");
    await question.getByRole("button", { name: "Keep secrets under a passphrase" }).click();
    await question.getByLabel("Passphrase", { exact: true }).fill(PASSPHRASE);
    await question.getByLabel("Passphrase again").fill(PASSPHRASE);
    await question.getByRole("button", { name: "Set the passphrase" }).click();
    await expect(targets.target("The Tide")).toContainText("Secret set");
    await expectAccessible(window, "the list of targets");

    const secrets = [WORDPRESS_PASSWORD, WORDPRESS_PASSWORD.replaceAll(" ", ""), "wrong words altogether", PASSPHRASE];
    const shown =
      (await window.content()) + JSON.stringify(await window.evaluate(() => ({ ...localStorage, ...sessionStorage })));
    const kept = [...data.allFiles()].map(([, bytes]) => bytes.toString("latin1")).join("\n");
    for (const secret of secrets) {
      for (const form of [secret, Buffer.from(`${WORDPRESS_USER}:${secret}`).toString("base64")]) {
        expect(received.join("\n").includes(form), "told to the window").toBe(false);
        expect(browserHost.complained.includes(form), "in the log").toBe(false);
        expect(shown.includes(form), "in the page").toBe(false);
        expect(kept.includes(form), "on the disk").toBe(false);
      }
    }
    expect(received.length).toBeGreaterThan(3);
  });

  test("after a start the secrets are locked, and the passphrase opens them @browser", async ({ browserHost, window }) => {
    const targets = new TargetsScreen(window);
    await targets.open();
    await targets.addWordPress(site.address, WORDPRESS_USER, WORDPRESS_PASSWORD);
    await targets.button("Save target").click();
    await window.getByRole("button", { name: "Keep secrets under a passphrase" }).click();
    await targets.field("Passphrase").fill(PASSPHRASE);
    await targets.field("Passphrase again").fill(PASSPHRASE);
    await window.keyboard.press("Enter");
    await expect(targets.target("The Tide")).toContainText("Secret set");

    await browserHost.restart();
    const later = new TargetsScreen(await browserHost.openWindow());
    await later.open();
    await expect(later.target("The Tide")).toContainText("Secret locked");
    await later.button("Edit The Tide").click();
    await later.button("Test connection").click();
    const question = later.page.getByRole("dialog", { name: "The secrets are locked" });
    await question.getByLabel("Passphrase").fill("not the passphrase");
    await question.getByRole("button", { name: "Unlock" }).click();
    await expect(question.getByRole("alert")).toContainText("This is not the passphrase");
    await expectAccessible(later.page, "a wrong passphrase");
    // Too early after a wrong one it is refused: whoever knows it tries again.
    await expect(async () => {
      if ((await question.count()) === 0) return;
      await question.getByLabel("Passphrase").fill(PASSPHRASE, { timeout: 1000 });
      await question.getByRole("button", { name: "Unlock" }).click({ timeout: 1000 });
      await expect(question).toHaveCount(0, { timeout: 3000 });
    }).toPass({ timeout: 30_000 });
    await expect(later.page.getByText("can publish: yes")).toBeVisible();
    await expect(later.page.getByRole("group", { name: "Bylines" })).toBeVisible();

    await later.button("Cancel").click();
    await later.button("Forget all secrets…").click();
    await later.page.getByRole("alertdialog").getByRole("button", { name: "Forget all secrets" }).click();
    await expect(later.target("The Tide")).toContainText("Secret not set");
  });

  test("a site that does not answer, and one that is of no known kind, are said plainly", async ({ window }) => {
    const targets = new TargetsScreen(window);
    await targets.open();
    await targets.button("Add target").click();
    const address = site.address;
    await site.close();
    await targets.field("Site address").fill(address);
    await expect(window.getByRole("alert").filter({ hasText: "Nothing answers at this address" })).toBeVisible();
    await expectAccessible(window, "a site that does not answer");
    site = await serveSmallWordPress();
    await targets.field("Site address").fill(site.address);
    await expect(targets.field("Application password")).toBeVisible();
  });

  test("by keyboard alone: added until closed, renamed, removed", async ({ window }) => {
    const targets = new TargetsScreen(window);
    await targets.open();
    await targets.button("Add target").focus();
    await window.keyboard.press("Enter");
    await expect(targets.field("Site address")).toBeFocused();
    await window.keyboard.type(site.address);
    await expect(targets.field("User name")).toBeVisible();
    // Kind, then name, then user name.
    for (const label of ["Kind", "Name of the target", "User name"]) {
      await window.keyboard.press("Tab");
      await expect(targets.field(label)).toBeFocused();
    }
    await window.keyboard.type(WORDPRESS_USER);
    await window.keyboard.press("Tab");
    await window.keyboard.type(WORDPRESS_PASSWORD);
    await window.keyboard.press("Enter");
    await expect(targets.button("Keep secrets under a passphrase")).toBeFocused();
    await window.keyboard.press("Tab");
    await window.keyboard.press("Enter");
    await expect(targets.target("The Tide")).toContainText("Secret set");
    await expect(targets.button("Add target")).toBeFocused();

    await targets.button("Edit The Tide").focus();
    await window.keyboard.press("Enter");
    await targets.field("Name of the target").fill("Harbour site");
    await window.keyboard.press("Enter");
    await expect(targets.target("Harbour site")).toBeVisible();
    await targets.button("Remove Harbour site").focus();
    await window.keyboard.press("Enter");
    await expect(targets.button("Keep it")).toBeFocused();
    await window.keyboard.press("Tab");
    await window.keyboard.press("Enter");
    await expect(targets.target("Harbour site")).toHaveCount(0);
    await expect(targets.target("Site folder")).toBeVisible();
  });

  test("a web server is added by its key, tested and written to over SFTP @browser", async ({ window, dataFolder }) => {
    test.skip(noSshd !== undefined, noSshd);
    const folder = path.join(dataFolder, "..", `sftp-${path.basename(dataFolder)}`);
    const server = await startSshd(folder);
    try {
      const targets = new TargetsScreen(window);
      await targets.open();
      await targets.button("Add target").click();
      await targets.field("Kind").selectOption("sftp");
      await targets.field("Name of the target").fill("Web server");
      await targets.field("Server").fill("127.0.0.1");
      await targets.field("Port").fill(String(server.port));
      await targets.button("Get the server’s key").click();
      const key = window.getByRole("group", { name: "Server’s key" });
      await expect(key).toContainText(server.hostKey);
      await targets.field("User name").fill(server.userName);
      await targets.field("Password or private key").fill(server.strangersKey);
      await targets.field("Folder on the server").fill(path.join(folder, "www"));
      await targets.button("Test connection").click();
      await expect(key.getByRole("alert"), "nobody has agreed to the key").not.toBeEmpty();
      await key.getByRole("switch", { name: "This is the server’s key" }).check({ force: true });
      await targets.button("Test connection").click();
      await expect(window.getByRole("alert").filter({ hasText: "does not accept the user name" })).toBeVisible();
      await targets.field("Password or private key").fill(server.privateKey);
      await targets.button("Test connection").click();
      await expect(window.getByText("can publish: yes")).toBeVisible();
      await expectAccessible(window, "a tested server");
      await targets.button("Save target").click();
      await window.getByRole("button", { name: "Only until Standfirst is closed" }).click();
      await expect(targets.target("Web server")).toContainText("Secret set");
    } finally {
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    }
  });

  test("the kind can be chosen by hand", async ({ window }) => {
    const targets = new TargetsScreen(window);
    await targets.open();
    await targets.button("Add target").click();
    for (const [kind, fields] of [
      ["ghost", ["Site address", "Admin API key"]],
      ["sftp", ["Server", "Port", "Folder on the server", "User name", "Password or private key"]],
      ["outlet", ["Site address", "Signing secret"]],
      ["wordpress", ["Site address", "User name", "Application password", "Text behind the cut"]],
    ] as const) {
      await targets.field("Kind").selectOption(kind);
      for (const field of fields) await expect(targets.field(field)).toBeVisible();
      await expectAccessible(window, `a target of kind ${kind}`);
    }
  });
});
