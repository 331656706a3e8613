// The editor of a story. What is typed into the page is written as markup into the form's own field, which is what is
// kept and saved; without this script that field is typed into itself.

import { keepCompany, nameOthers } from "./company.js";
import { byId } from "./elements.js";
import { keepTyped } from "./keeping.js";
import { ask, find, tell } from "./page.js";
import { typingPage } from "./story_page.js";
import { LINKED, drawn, gathered, written } from "./story_text.js";

/** Milliseconds that the portal may take to read what was pasted. */
const READING = 60_000;
/** Letters that the portal takes at a time. */
const MOST = 2_000_000;

const form = find("#bai-viet");
const { edition, prose } = form.elements;
const page = find("[data-page]");
const told = find("[data-told]");
const typing = typingPage(page);

function show(blocks) {
    page.replaceChildren(...drawn(blocks));
    typing.tidy();
    count();
}

function count() {
    const words = gathered(page).flatMap(({ spans }) => spans.map(({ text }) => text).join("").split(/\s+/).filter(Boolean));
    tell(find("[data-count]"), `${words.length} chữ`);
}

/** The field says what the page says. */
function put() {
    typing.tidy();
    prose.value = written(page);
    count();
}

/** The same after a button: whoever keeps what is typed hears of it. */
function changed() {
    put();
    prose.dispatchEvent(new Event("input", { bubbles: true }));
    showLook();
}

show(JSON.parse(byId("cac-doan").textContent));
find("[data-plain]").hidden = true;
find("[data-editor]").hidden = false;
prose.id = "id_prose_text";
page.id = "id_prose";
document.execCommand("defaultParagraphSeparator", false, "p");
document.execCommand("styleWithCSS", false, "false");
page.addEventListener("input", put);

const read = (sent) => ask(form.dataset.readUrl, sent, READING);
const refuse = (problem) => tell(told, problem.message);

const before = prose.value;
const keeping = keepTyped(form, {
    hidden: ["csrfmiddlewaretoken", "edition"],
    around: () => ({ edition: Number(edition.value) }),
    heard: ({ others, overtaken }) => nameOthers(others, overtaken, { write: "cũng đang viết bài này", record: "Bài" }),
    back(typed) {
        edition.value = typed.edition;
    },
});
if (prose.value !== before) {
    read({ prose: prose.value }).then(({ blocks }) => show(blocks)).catch((problem) => {
        show(plain(prose.value)); // what is typed next is written over the field: the letters must stand in the page
        refuse(problem);
    });
}

page.addEventListener("paste", async (event) => {
    event.preventDefault();
    const html = event.clipboardData.getData("text/html");
    const text = event.clipboardData.getData("text/plain");
    tell(told, html.length > MOST ? "Đoạn dán dài quá mức cổng nhận một lần. Mời đồng chí dán từng phần." : "");
    if (html.length > MOST) return;
    try {
        const { blocks, notice } = html ? await read({ html }) : { blocks: plain(text), notice: "" };
        typing.put(drawn(blocks));
        changed();
        tell(told, notice);
    } catch (problem) {
        refuse(problem);
    }
});

page.addEventListener("drop", (event) => {
    event.preventDefault();
    tell(told, "Kéo thả không giữ đúng thứ tự chữ. Mời đồng chí dùng cắt (Ctrl X) và dán (Ctrl V).");
});

/** Lines of a plain text, each a paragraph. */
function plain(text) {
    const lines = text.split(/\r?\n/).filter((line) => line.trim());
    return lines.map((line) => ({
        kind: "paragraph",
        lines: [[{ text: line.replace(/\s+/g, " "), bold: false, italic: false, href: "" }]],
    }));
}

for (const button of form.querySelectorAll("[data-look], [data-block], [data-link]")) {
    button.addEventListener("mousedown", (event) => event.preventDefault()); // the selection stays where it is
}
for (const button of form.querySelectorAll("[data-look]")) {
    button.addEventListener("click", () => {
        page.focus();
        document.execCommand(button.dataset.look);
        changed();
    });
}
for (const button of form.querySelectorAll("[data-block]")) {
    button.addEventListener("click", () => {
        page.focus();
        typing.turn(button.dataset.block);
        changed();
    });
}

const box = find("[data-link-box]");
const address = byId("dia-chi");
let marked = null;

find("[data-link]").addEventListener("click", () => {
    marked = typing.place()?.cloneRange() ?? null;
    if (!marked || (marked.collapsed && !typing.link())) {
        tell(told, "Mời đồng chí bôi đen chữ cần gắn liên kết rồi bấm «Liên kết».");
        return;
    }
    tell(told, "");
    address.value = typing.link()?.getAttribute("href") ?? "";
    box.hidden = false;
    address.focus();
});

address.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    setLink();
});
find("[data-link-set]").addEventListener("click", setLink);
find("[data-link-drop]").addEventListener("click", () => {
    linked("unlink");
});

function setLink() {
    const typed = address.value.trim();
    if (!LINKED.test(typed)) {
        tell(told, "Địa chỉ này chưa dùng được làm liên kết. Mời đồng chí chép lại cả địa chỉ từ trang muốn dẫn tới.");
        return;
    }
    linked("createLink", typed);
}

function linked(command, value) {
    box.hidden = true;
    tell(told, "");
    page.focus();
    const selection = getSelection();
    selection.removeAllRanges();
    selection.addRange(marked);
    if (marked.collapsed && typing.link()) selection.selectAllChildren(typing.link());
    document.execCommand(command, false, value);
    changed();
}

/** Buttons say in what the caret stands. */
function showLook() {
    if (!typing.place()) return;
    for (const button of form.querySelectorAll("[data-look]")) {
        button.setAttribute("aria-pressed", String(document.queryCommandState(button.dataset.look)));
    }
    for (const button of form.querySelectorAll("[data-block]")) {
        button.setAttribute("aria-pressed", String(typing.kind() === button.dataset.block));
    }
}

document.addEventListener("selectionchange", showLook);
form.addEventListener("submit", put);
keepCompany(form, keeping);
