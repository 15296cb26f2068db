import type { TargetKindName } from "../../../../shared/model/target.ts";
import type { TargetKind } from "./target.ts";
import { ghostKind } from "./ghost/ghost-kind.ts";
import { outletKind } from "./outlet/outlet-kind.ts";
import { wordpressTarget } from "./wordpress/wordpress-target.ts";

export type TargetKinds = { readonly [Kind in TargetKindName]?: TargetKind<Kind> };

/** Every kind of target this Standfirst knows, one line each. */
export const targetKinds: TargetKinds = { wordpress: wordpressTarget, ghost: ghostKind, outlet: outletKind };
