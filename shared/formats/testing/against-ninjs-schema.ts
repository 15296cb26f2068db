import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";

const SCHEMA = join(import.meta.dirname, "..", "fixtures", "ninjs", "ninjs-schema_3.1.json");

/** What IPTC's schema has against a document: empty when it is valid. */
export function ninjsProblems(document: unknown): string[] {
  validate ??= compile();
  return validate(document) ? [] : (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message}`);
}

let validate: ReturnType<Ajv2020["compile"]> | undefined;

function compile(): ReturnType<Ajv2020["compile"]> {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  // The schema refers to GeoJSON's, which no story has use for.
  ajv.addSchema({ $id: "https://geojson.org/schema/GeoJSON.json" });
  return ajv.compile(JSON.parse(readFileSync(SCHEMA, "utf8")) as object);
}
