// Many files are sent a few at a time: each portion is answered before the next is sent, and what was refused is listed.

const PORTION = 10;

const form = document.querySelector("form[data-portions]");
const input = form.querySelector("input[type=file]");
const shown = form.querySelector("[data-progress]");
const refused = shown.querySelector("[data-refused]");

form.addEventListener("submit", (event) => {
    const files = [...input.files];
    if (files.length <= PORTION) return;
    event.preventDefault();
    sentAll(files);
});

async function sentAll(files) {
    const button = form.querySelector("button");
    button.disabled = true;
    refused.replaceChildren();
    let done = 0;
    try {
        for (; done < files.length; done += PORTION) {
            tell(done, files.length, "Đừng đóng trang.");
            await sent(files.slice(done, done + PORTION));
        }
        tell(files.length, files.length, "Tải lại trang để xem từng giấy.");
    } catch {
        tell(done, files.length, "Mất kết nối; chọn lại các tệp rồi bấm tải lên, tệp đã nhận không bị nhận hai lần.");
    }
    button.disabled = false;
}

async function sent(portion) {
    const body = new FormData();
    body.append("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
    for (const file of portion) body.append(input.name, file);
    const asked = { method: "POST", body, headers: { accept: "application/json" }, credentials: "same-origin" };
    const answer = await fetch(form.action, asked);
    if (!answer.ok) throw new Error(String(answer.status));
    for (const sentence of (await answer.json()).refused) refused.append(item(sentence));
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
