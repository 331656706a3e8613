// A long form: what is typed and not yet saved is kept by the portal, or on this device while the portal is not reached.
// The form names the address that keeps (data-keep-url) and its place in this device's memory (data-memory).

import { SignedOut, ask, find, tell } from "./page.js";

/** Milliseconds: after the last key, and between two words to the portal while typing. */
const PAUSE = 1_500;
const LONGEST = 5_000;

/**
 * @param {HTMLFormElement} form
 * @param {object} page what this page adds: *hidden* names of fields that are not typed; *around* what goes with the
 *     values; *heard* takes the portal's answer; *back* takes what comes from this device's memory, beside the values.
 * @returns {{say: () => Promise<void>, soon: () => void}} say tells the portal now, soon in a moment.
 */
export function keepTyped(form, { hidden, around = () => ({}), heard = () => {}, back = () => {} }) {
    const told = find("[data-kept]");
    const memory = form.dataset.memory;
    let touched = false;
    let unsent = false;
    let timer = 0;
    let began = 0;

    const fields = () => [...form.elements].filter(({ name, type }) => name && type !== "submit" && !hidden.includes(name));
    /** What the portal is to keep; nothing as long as nothing was typed here. */
    const now = () => ({ ...around(), values: touched ? values() : null });

    /** Every field as the form would send it: a list where several may be chosen. */
    function values() {
        const found = {};
        for (const one of fields()) {
            if (one.type === "checkbox") {
                found[one.name] ??= [];
                if (one.checked) found[one.name].push(one.value);
            } else if (one.type === "radio") {
                found[one.name] ??= "";
                if (one.checked) found[one.name] = one.value;
            } else {
                found[one.name] = one.value;
            }
        }
        return found;
    }

    function write(name, value) {
        for (const one of fields().filter((field) => field.name === name)) {
            if (one.type === "checkbox") one.checked = value.includes(one.value);
            else if (one.type === "radio") one.checked = value === one.value;
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
        back(typed);
        find("[data-restored]").hidden = false;
        changed();
    }

    function changed() {
        touched = true;
        if (!unsent) began = performance.now();
        unsent = true;
        stored.set(now());
        clearTimeout(timer);
        timer = setTimeout(say, Math.max(0, Math.min(PAUSE, began + LONGEST - performance.now())));
    }

    async function say() {
        const typed = { ...now(), field: fields().includes(document.activeElement) ? document.activeElement.name : "" };
        unsent = false;
        try {
            const answer = await ask(form.dataset.keepUrl, typed);
            if (!unsent) stored.clear();
            tell(told, answer.kept && `Cổng giữ hộ chữ chưa lưu lúc ${answer.kept}.`);
            heard(answer);
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

    function soon() {
        clearTimeout(timer);
        timer = setTimeout(say, PAUSE);
    }

    form.addEventListener("input", changed);
    form.addEventListener("submit", () => clearTimeout(timer));
    restore();
    return { say, soon };
}
