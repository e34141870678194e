// What to do on a machine that lacks an engine: say so and go on, or fail where all are promised.

import { test } from "@playwright/test";

import { isCi } from "../support/env.js";

/** Skips the running test unless `engine` is there. */
export function skipWithout(engine, name, variables) {
  if (engine) return;
  const message = `${name} was not found on this machine (${variables}): its journey did not run`;
  if (isCi) throw new Error(message);
  console.log(message);
  test.skip(true, message);
}
