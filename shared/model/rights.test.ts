import { describe, expect, test } from "vitest";
import { movesFrom, rightTo, rightToMove, type Deed } from "./rights.ts";
import { ROLES, STATUSES, type Status } from "./status.ts";

/**
 * The whole table, as a newsroom would draw it on a wall. A row is where a story stands, a
 * column where it goes (in the order of STATUSES); in a cell one letter each for journalist,
 * sub-editor and editor: u usual, o unusual (odd, but allowed), and --- never.
 */
const TABLE: Record<Status, string> = {
  //          draft filed subb. revi. ready sched publ. withd spike
  draft: "    ---   uuu   ooo   ---   ooo   ooo   ooo   ---   uuu",
  filed: "    uuu   ---   ouu   ouu   ooo   ooo   ooo   ---   ouu",
  subbing: "  ---   ouu   ---   ouu   ouu   oou   ooo   ---   oou",
  revise: "   ---   uuu   ouu   ---   ooo   ooo   ooo   ---   ouu",
  ready: "    ---   ---   ouu   ouu   ---   oou   oou   ---   oou",
  scheduled: "---   ---   ooo   ---   oou   ---   oou   ---   oou",
  published: "---   ---   ---   ---   ---   ---   oou   oou   ---",
  withdrawn: "oou   ---   ouu   ---   ---   ---   oou   ---   ---",
  spiked: "   uuu   ---   ---   ---   ---   ---   ---   ---   ---",
};
const LETTERS = { usual: "u", unusual: "o", never: "-" } as const;

const cells = STATUSES.flatMap((from) =>
  TABLE[from]
    .trim()
    .split(/\s+/)
    .flatMap((cell, column) => ROLES.map((role, index) => ({ from, to: STATUSES[column] as Status, role, letter: cell[index] }))),
);

test("the table has every status against every status for every role", () => {
  expect(cells).toHaveLength(STATUSES.length * STATUSES.length * ROLES.length);
});

test.each(cells)("a $role moves $from to $to: $letter", ({ from, to, role, letter }) => {
  const right = rightToMove(from, to, role);
  expect(LETTERS[right.may]).toBe(letter);
  if (right.may !== "usual") expect(right.reason).toMatch(/^[A-Z].+\.$/);
});

const DEEDS: Record<Deed, string> = {
  //          draft filed subb. revi. ready sched publ. withd spike
  edit: "     uuu   ouu   ouu   uuu   ouu   ouu   ooo   uuu   ooo",
  publish: "  ooo   ooo   ooo   ooo   oou   oou   oou   oou   ---",
  schedule: " ooo   ooo   oou   ooo   oou   oou   oou   ---   ---",
  withdraw: " ---   ---   ---   ---   ---   ---   oou   ---   ---",
  spike: "    uuu   ouu   oou   ouu   oou   oou   ---   ---   ---",
  restore: "  ---   ---   ---   ---   ---   ---   ---   ---   uuu",
};
describe.each(Object.entries(DEEDS) as [Deed, string][])("to %s", (deed, row) => {
  test.each(STATUSES.map((status, column) => [status, row.trim().split(/\s+/)[column]] as const))(
    "a story that is %s: %s",
    (status, cell) => {
      const letters = ROLES.map((role) => LETTERS[rightTo(deed, status, role).may]).join("");
      expect(letters).toBe(cell);
    },
  );
});

test.each(STATUSES)("what is offered from %s is exactly what can be done by hand", (status) => {
  for (const role of ROLES) {
    const offered = movesFrom(status, role);
    expect(offered.map((move) => move.to)).toEqual(
      STATUSES.filter(
        (to) => !["published", "withdrawn", "scheduled"].includes(to) && rightToMove(status, to, role).may !== "never",
      ),
    );
    for (const move of offered) expect(move.right).toEqual(rightToMove(status, move.to, role));
  }
});
