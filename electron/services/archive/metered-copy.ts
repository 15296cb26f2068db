import { createHash } from "node:crypto";
import { Transform } from "node:stream";

export interface Metered {
  bytes: number;
  /** Of all that has passed; only once it has ended. */
  sha256(): string;
  stream: Transform;
}

/** Lets bytes through, counts and hashes them; fails as soon as there are more than `most`. */
export function meter(most: number, passed: (bytes: number) => void, tooMany: () => Error): Metered {
  const hash = createHash("sha256");
  const metered: Metered = {
    bytes: 0,
    sha256: () => hash.digest("hex"),
    stream: new Transform({
      transform(chunk: Buffer, _encoding, done) {
        metered.bytes += chunk.length;
        if (metered.bytes > most) return done(tooMany());
        hash.update(chunk);
        passed(chunk.length);
        done(undefined, chunk);
      },
    }),
  };
  return metered;
}
