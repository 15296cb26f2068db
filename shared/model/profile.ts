import { z } from "zod";
import { ROLES } from "./status.ts";

/** Who sits at this desk. */
export const profileSchema = z.object({
  name: z.string().trim().min(1, "a name is needed").max(120),
  role: z.enum(ROLES),
});
export type Profile = z.infer<typeof profileSchema>;
