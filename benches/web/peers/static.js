// Drawn by the server: the browser paints while it reads, and this only says when all of it is there.

import { painted } from "./common.js";

await painted();
const [paint] = performance.getEntriesByName("first-contentful-paint");
performance.mark("bench:first", { startTime: paint?.startTime });
performance.mark("bench:ready");
