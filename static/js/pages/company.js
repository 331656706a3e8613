// Several may have one editor open: each page tells the portal that it is in use, and names the others above its form.

import { find, tell } from "./page.js";

/** Milliseconds between two words to the portal while only reading. */
const PRESENCE = 15_000;

/**
 * @param {HTMLFormElement} form
 * @param {{say: () => Promise<void>, soon: () => void}} keeping as ``keepTyped`` gives it
 */
export function keepCompany(form, { say, soon }) {
    setInterval(() => document.visibilityState === "visible" && say(), PRESENCE);
    form.addEventListener("focusin", soon);
    say();
}

/** Say that those of *names* also *write*, and where one of them has saved (*overtaken*) that *record* was saved. */
export function nameOthers(names, overtaken, { write, record }) {
    const here = names.length > 0 && `${names.join(", ")} ${write}.`;
    const saved = overtaken && `${record} vừa được lưu (${overtaken}). Đồng chí gõ tiếp bình thường; khi lưu, cổng đặt hai bản cạnh nhau.`;
    const box = find("[data-others]");
    box.hidden = !here && !saved;
    tell(box.querySelector("p"), [here, saved].filter(Boolean).join(" "));
}
