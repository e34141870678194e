// Child processes that never outlive the test, nor leave children of their own.

import { spawn } from "node:child_process";

/** Starts a program in a process group of its own. */
export function startProcess(program, args, options) {
  return spawn(program, args, { ...options, detached: true });
}

/** Ends the program's group, by force if it does not go within 3 seconds. */
export async function stopProcess(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once("exit", resolve));
  signal(child, "SIGTERM");
  const force = setTimeout(() => signal(child, "SIGKILL"), 3_000);
  await gone;
  clearTimeout(force);
}

function signal(child, name) {
  try {
    process.kill(-child.pid, name);
  } catch (error) {
    if (error.code !== "ESRCH") throw error;
  }
}
