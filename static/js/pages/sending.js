// A chosen file is sent in pieces before its form, so that a broken line costs one piece and not the file; photos are
// made smaller first. Where the browser cannot do this, the form is sent as it is.

const PIECE = 256 * 1024;
const LONGEST_SIDE = 2560;
const SMALL_ENOUGH = 1024 * 1024;
const PAUSE = 2000;
const TRIES = 30;
const SENDING = "Đang gửi tệp, đã gửi";
const WAITING = "Mất kết nối. Trang tự gửi tiếp khi có mạng, không cần chọn lại tệp.";
const LOST = "Chưa gửi được tệp. Kiểm tra mạng rồi bấm gửi lần nữa; phần đã gửi vẫn còn.";

const form = document.querySelector("form[data-send-url]");
const inputs = ["upload", "photo"].map((name) => form.elements[name]).filter(Boolean);
const status = form.querySelector("[data-sending]");
let isSent = false;

form.addEventListener("submit", (event) => {
    const chosen = inputs.map((input) => input.files[0]).find(Boolean);
    if (!chosen || isSent || !globalThis.crypto?.subtle) return;
    event.preventDefault();
    send(chosen, event.submitter);
});

async function send(chosen, button) {
    const buttons = [...form.querySelectorAll("button")];
    for (const one of buttons) one.disabled = true;
    try {
        form.elements.sent.value = await transferred(await reduced(chosen));
        isSent = true;
    } catch (problem) {
        say(problem instanceof Refused ? problem.message : LOST);
    }
    for (const one of buttons) one.disabled = false;
    if (!isSent) return;
    for (const input of inputs) input.value = "";
    form.requestSubmit(button);
}

class Refused extends Error {}

/** The token of the file once all of it has arrived. */
async function transferred(file) {
    const sha256 = await digest(await file.arrayBuffer());
    const described = JSON.stringify({ name: file.name, size: file.size, sha256 });
    const begun = await patiently(() => ask(form.dataset.sendUrl, described, {}));
    for (let { offset } = begun; offset < file.size;) {
        progress(offset, file.size);
        const piece = await file.slice(offset, offset + PIECE).arrayBuffer();
        const facts = { "upload-offset": String(offset), "upload-checksum": await digest(piece) };
        ({ offset } = await patiently(() => ask(begun.url, piece, facts)));
    }
    progress(file.size, file.size);
    return begun.token;
}

async function ask(url, body, facts) {
    const token = form.elements.csrfmiddlewaretoken.value;
    const headers = { ...facts, "x-csrftoken": token, accept: "application/json" };
    const answer = await fetch(url, { method: "POST", body, headers, credentials: "same-origin" });
    const said = await answer.json();
    if (said.refused) throw new Refused(said.refused);
    if (!answer.ok) throw new Error(String(answer.status));
    return said;
}

/** Try again while the line is broken; what the portal refuses is not tried again. */
async function patiently(act) {
    for (let left = TRIES; ; left -= 1) {
        try {
            return await act();
        } catch (problem) {
            if (problem instanceof Refused || left === 0) throw problem;
            say(WAITING);
            await new Promise((resume) => setTimeout(resume, PAUSE));
        }
    }
}

/** A large photo with its longest side at 2560 points; any other file as it is. */
async function reduced(file) {
    if (!["image/jpeg", "image/png"].includes(file.type) || file.size <= SMALL_ENOUGH) return file;
    const picture = await createImageBitmap(file).catch(() => null);
    if (!picture) return file;
    const scale = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(picture.width * scale);
    canvas.height = Math.round(picture.height * scale);
    const drawn = canvas.getContext("2d");
    drawn.fillStyle = "#fff";
    drawn.fillRect(0, 0, canvas.width, canvas.height);
    drawn.drawImage(picture, 0, 0, canvas.width, canvas.height);
    const small = await new Promise((done) => canvas.toBlob(done, "image/jpeg", 0.85));
    if (!small || small.size >= file.size) return file;
    return new File([small], `${file.name.replace(/\.[^.]*$/, "")}.jpg`, { type: "image/jpeg" });
}

async function digest(bytes) {
    const hashed = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
    return [...hashed].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

function progress(done, all) {
    status.querySelector("progress").value = done / all;
    say(`${SENDING} ${Math.round((100 * done) / all)} %.`);
}

function say(sentence) {
    status.hidden = false;
    status.querySelector("[data-told]").textContent = sentence;
}
