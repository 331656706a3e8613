// The sheet of an appraisal: what is typed is kept as its draft. Filing stays the button's.

import { keepTyped } from "./keeping.js";
import { find } from "./page.js";

const form = find("[data-keep-url]");
if (form) keepTyped(form, { hidden: ["csrfmiddlewaretoken"] });
