// Recogito's text annotator as its manual has it: each annotation by offsets.

import { annotate } from "./recogito-common.js";

annotate(() => ({}));
