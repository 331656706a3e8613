// The editor of a department's plan or report: what is typed is saved while typing. Handing in stays the button's.

import { keepTyped } from "./keeping.js";
import { find } from "./page.js";

const form = find("#van-ban");
const { edition } = form.elements;

keepTyped(form, {
    hidden: ["csrfmiddlewaretoken", "edition", "upload", "drop_file"],
    around: () => ({ edition: Number(edition.value) }),
    heard(answer) {
        edition.value = answer.edition;
    },
    back(typed) {
        edition.value = typed.edition;
    },
});
