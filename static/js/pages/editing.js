// The dossier's editor: what is typed and not yet saved is kept, and whoever writes the same field is named beside it.
// Saving stays the button's.

import { keepCompany, nameOthers } from "./company.js";
import { keepTyped } from "./keeping.js";
import { find } from "./page.js";

const form = find("#ho-so");
const { version, seen } = form.elements;

const keeping = keepTyped(form, {
    hidden: ["csrfmiddlewaretoken", "version", "seen"],
    around: () => ({ version: Number(version.value), seen: seen.value }),
    heard: meet,
    back(typed) {
        version.value = typed.version;
        seen.value = typed.seen;
    },
});

/** Name the others who write: above the form, and beside the field that each of them is in. */
function meet({ others, overtaken }) {
    const names = others.map(({ who }) => who);
    nameOthers(names, overtaken, { write: "cũng đang soạn hồ sơ này", record: "Hồ sơ" });
    for (const mark of form.querySelectorAll("[data-busy]")) mark.remove();
    for (const { who, field } of others) {
        const place = document.getElementById(`div_id_${field}`);
        if (place) place.prepend(busy(who));
    }
}

function busy(who) {
    const mark = document.createElement("p");
    mark.dataset.busy = "";
    mark.className = "notice is-warn";
    mark.textContent = `${who} đang ở ô này. Mời trao đổi với nhau trước khi sửa tiếp.`;
    return mark;
}

keepCompany(form, keeping);
