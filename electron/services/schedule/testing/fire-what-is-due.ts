import { once } from "node:events";
import { openScheduleWorld } from "./schedule-world.ts";

/** A desk that comes to life beside another, when it is told to: `fire-what-is-due.ts <file> <instant>`. */
const [path = "", instant = ""] = process.argv.slice(2);
const world = openScheduleWorld({ path, start: instant });
process.stdout.write("ready\n");
await once(process.stdin, "data");
world.schedule.start();
await world.stop();
process.stdout.write(JSON.stringify(world.logged));
process.stdin.destroy();
