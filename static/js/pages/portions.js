// Many files are sent a few at a time: each portion is answered before the next is sent, and what was refused is listed.
// An archive is sent alone. Whatever the server had no time for is sent again.

const PORTION = 10;

const form = document.querySelector("form[data-portions]");
const input = form.querySelector("input[type=file]");
const shown = form.querySelector("[data-progress]");
const refused = shown.querySelector("[data-refused]");

form.addEventListener("submit", (event) => {
    const files = [...input.files];
    if (files.length <= PORTION && !files.some(isArchive)) return;
    event.preventDefault();
    sentAll(files);
});

function isArchive(file) {
    return file.name.toLowerCase().endsWith(".zip");
}

async function sentAll(files) {
    const button = form.querySelector("button");
    button.disabled = true;
    refused.replaceChildren();
    let done = 0;
    const plain = files.filter((file) => !isArchive(file));
    try {
        for (let at = 0; at < plain.length; at += PORTION) {
            tell(done, files.length, "Đừng đóng trang.");
            await sentWhole(plain.slice(at, at + PORTION));
            done = Math.min(at + PORTION, plain.length);
        }
        for (const archive of files.filter(isArchive)) {
            await sentWhole([archive], (left) => {
                const inside = left ? `Trong ${archive.name} còn ${left} giấy. ` : "";
                tell(done, files.length, `${inside}Đừng đóng trang.`);
            });
            done += 1;
        }
        tell(files.length, files.length, "Tải lại trang để xem từng giấy.");
    } catch {
        tell(done, files.length, "Mất kết nối; chọn lại các tệp rồi bấm tải lên, tệp đã nhận không bị nhận hai lần.");
    }
    button.disabled = false;
}

// The server answers what it judged in its time; it is sent the same again from where that ended.
async function sentWhole(portion, before = () => {}) {
    let answer = { seen: 0, left: 0 };
    do {
        before(answer.left);
        answer = await sent(portion, answer.seen);
    } while (answer.left);
}

async function sent(portion, from) {
    const body = new FormData();
    body.append("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
    body.append("tu", from);
    for (const file of portion) body.append(input.name, file);
    const asked = { method: "POST", body, headers: { accept: "application/json" }, credentials: "same-origin" };
    const answer = await fetch(form.action, asked);
    if (!answer.ok) throw new Error(String(answer.status));
    const told = await answer.json();
    for (const sentence of told.refused) refused.append(item(sentence));
    return told;
}

function item(sentence) {
    const line = document.createElement("li");
    line.textContent = sentence;
    return line;
}

function tell(done, all, more) {
    shown.hidden = false;
    shown.querySelector("[data-told]").textContent = `Đã gửi ${Math.min(done, all)}/${all} tệp. ${more}`;
    shown.querySelector("progress").value = done / all;
}
