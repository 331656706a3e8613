// The PDF of a certificate, chosen or dropped: its digest is asked first, and only an unknown file is sent. Where the
// browser cannot do this, the form is sent as it is.

const UNKNOWN = 404;

const panel = document.querySelector("[data-drop]");
const form = panel.querySelector("form");
const { tep: input, sha256: digest } = form.elements;
const tooLarge = form.querySelector("[data-too-large]");
const button = form.querySelector("button");

panel.addEventListener("dragover", (event) => event.preventDefault());
panel.addEventListener("drop", (event) => {
    event.preventDefault();
    if (!event.dataTransfer.files.length) return;
    input.files = event.dataTransfer.files;
    form.requestSubmit();
});
input.addEventListener("change", () => {
    tooLarge.hidden = true;
});
form.addEventListener("submit", (event) => {
    const [file] = input.files;
    if (!file) return;
    tooLarge.hidden = file.size <= Number(form.dataset.largest);
    if (!tooLarge.hidden) event.preventDefault();
    else if (globalThis.crypto?.subtle) {
        event.preventDefault();
        if (!button.disabled) ask(file);
    }
});
addEventListener("pageshow", afresh);

/** Whoever comes back to the page may ask again. */
function afresh() {
    digest.value = "";
    input.disabled = false;
    button.disabled = false;
}

async function ask(file) {
    button.disabled = true;
    try {
        digest.value = await digestOf(file);
        input.disabled = !(await isUnknown());
    } catch {
        // Not read, or not reached: the form is sent with the file.
    }
    if (!input.disabled) digest.value = "";
    form.submit();
}

async function isUnknown() {
    const body = new FormData(form);
    body.delete(input.name);
    const answer = await fetch(form.action, { method: "POST", body, credentials: "same-origin" });
    return answer.status === UNKNOWN;
}

async function digestOf(file) {
    const hashed = new Uint8Array(await crypto.subtle.digest("SHA-256", await file.arrayBuffer()));
    return [...hashed].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
