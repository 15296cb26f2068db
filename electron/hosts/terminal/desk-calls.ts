import { createRouterClient, ORPCError } from "@orpc/server";
import type { ContractRouterClient } from "@orpc/contract";
import type { RouterClient } from "@orpc/server";
import type { Contract } from "../../../shared/contract/contract.ts";
import { failureFrom } from "../../../shared/contract/failure.ts";
import type { DeskRouter } from "../../desk/router.ts";

/** Every call of the desk, in this process. All of them fail with a `Failure` alone. */
export type DeskCalls = ContractRouterClient<Contract>;

/** The failure behind what crossed the boundary, rebuilt; what crossed is its cause. */
export function failureOfCall(error: unknown): unknown {
  return error instanceof ORPCError ? failureFrom(error) : error;
}

/** The desk's own router, called without a wire: arguments are checked and errors turned all the same. */
export function callsOf(router: DeskRouter, session: string): RouterClient<DeskRouter> {
  return createRouterClient(router, {
    context: { session },
    interceptors: [
      async ({ next }) => {
        try {
          return await next();
        } catch (error) {
          throw failureOfCall(error);
        }
      },
    ],
  });
}
