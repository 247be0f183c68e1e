import type { Host } from "../host";

export function fake(): Host {
  throw new Error("not laid so far");
}
