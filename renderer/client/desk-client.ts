import type { ContractRouterClient } from "@orpc/contract";
import type { Contract } from "../../shared/contract/contract.ts";

/** Every call of the desk, typed by the contract. All of them fail with a `Failure` alone. */
export type DeskClient = ContractRouterClient<Contract>;
