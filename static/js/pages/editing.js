// The dossier's editor: what is typed and not yet saved is kept by the portal, or on this device while the portal is
// not reached; and whoever writes the same field is named beside it. Saving stays the button's.

import { SignedOut, ask, find, tell } from "./page.js";

/** Milliseconds: after the last key, between two words to the portal while typing, and while only reading. */
const PAUSE = 1_500;
const LONGEST = 5_000;
const PRESENCE = 15_000;

const form = find("#ho-so");
const told = find("[data-kept]");
const hidden = ["csrfmiddlewaretoken", "version", "seen"];
const memory = form.dataset.memory;
let touched = false;
let unsent = false;
let timer = 0;
let began = 0;

const fields = () => [...form.elements].filter(({ name, type }) => name && type !== "submit" && !hidden.includes(name));
/** What the portal is to keep; nothing as long as nothing was typed here. */
const now = () => ({ version: Number(form.elements.version.value), seen: form.elements.seen.value, values: touched ? values() : null });

/** Every field as the form would send it: a list where several may be chosen. */
function values() {
    const found = {};
    for (const one of fields()) {
        if (one.type === "checkbox") {
            found[one.name] ??= [];
            if (one.checked) found[one.name].push(one.value);
        } else {
            found[one.name] = one.value;
        }
    }
    return found;
}

function write(name, value) {
    for (const one of fields().filter((field) => field.name === name)) {
        if (one.type === "checkbox") one.checked = value.includes(one.value);
        else one.value = value;
    }
}

const stored = {
    get() {
        try {
            return JSON.parse(localStorage.getItem(memory));
        } catch {
            return null;
        }
    },
    set(typed) {
        try {
            localStorage.setItem(memory, JSON.stringify(typed));
        } catch {
            // Storage refused: the portal keeps what it hears, and the button saves.
        }
    },
    clear() {
        try {
            localStorage.removeItem(memory);
        } catch {
            // Nothing was kept.
        }
    },
};

/** As it is compared: the portal keeps no blanks at the ends of lines. */
const plain = (value) => String(value).replace(/\s+/g, " ").trim();

/** What stayed on this device because the portal had not heard of it. */
function restore() {
    const typed = stored.get();
    if (!typed) return;
    const shown = values();
    const other = Object.entries(typed.values).filter(([name, value]) => plain(shown[name] ?? "") !== plain(value));
    if (!other.length) return stored.clear();
    for (const [name, value] of other) write(name, value);
    form.elements.version.value = typed.version;
    form.elements.seen.value = typed.seen;
    find("[data-restored]").hidden = false;
    changed();
}

function changed() {
    touched = true;
    if (!unsent) began = performance.now();
    unsent = true;
    stored.set(now());
    clearTimeout(timer);
    timer = setTimeout(send, Math.max(0, Math.min(PAUSE, began + LONGEST - performance.now())));
}

async function send() {
    const typed = { ...now(), field: fields().includes(document.activeElement) ? document.activeElement.name : "" };
    unsent = false;
    try {
        const answer = await ask(form.dataset.keepUrl, typed);
        if (!unsent) stored.clear();
        tell(told, answer.kept && `Cổng giữ hộ chữ chưa lưu lúc ${answer.kept}.`);
        meet(answer);
    } catch (problem) {
        unsent = true;
        tell(told, refusal(problem));
    }
}

function refusal(problem) {
    const here = "Chữ đồng chí gõ đang được giữ trên máy này.";
    if (problem instanceof SignedOut) return `Phiên đăng nhập đã hết. ${here} Mở thẻ khác đăng nhập lại rồi quay lại gõ tiếp.`;
    return `${problem.message} ${here}`;
}

/** Name the others who write: above the form, and beside the field that each of them is in. */
function meet({ others, overtaken }) {
    const box = find("[data-others]");
    const names = others.map(({ who }) => who).join(", ");
    const here = names && `${names} cũng đang soạn hồ sơ này.`;
    const saved = overtaken && `Hồ sơ vừa được lưu (${overtaken}). Đồng chí gõ tiếp bình thường; khi lưu, cổng đặt hai bản cạnh nhau.`;
    box.hidden = !here && !saved;
    tell(box.querySelector("p"), [here, saved].filter(Boolean).join(" "));
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

form.addEventListener("input", changed);
form.addEventListener("submit", () => clearTimeout(timer));
setInterval(() => document.visibilityState === "visible" && send(), PRESENCE);
form.addEventListener("focusin", () => {
    clearTimeout(timer);
    timer = setTimeout(send, PAUSE);
});
restore();
send();
