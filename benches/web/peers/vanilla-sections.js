// The same by section, in slices: with `content-visibility` the best that was found by hand, without it the price of it.

import { breathe, first, read, ready } from "./common.js";
import { drawSections } from "./by-hand.js";

await drawSections(await read(), first, breathe);
ready();
