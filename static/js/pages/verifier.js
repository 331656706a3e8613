// Kiểm chứng sổ phiếu: files chosen by the reader are verified here, in the browser, and go nowhere.
// The same script is the portal's page and the file kiem-chung.html, which needs neither portal nor network.

import { areDistinct, checkFile, holds, lookUp, sessionCode, sessionSeal } from "./checking.js";
import { byId, filled } from "./elements.js";
import { card } from "./findings.js";
import { pause } from "./slices.js";

const [files, progress, status, cards] = ["files", "progress", "status", "findings"].map(byId);
let findings = [];

files.disabled = false;
// The same name chosen once more may be another file.
files.addEventListener("click", () => (files.value = ""));
files.addEventListener("change", () => files.files.length && verifyAll([...files.files]));
byId("look-up").addEventListener("submit", (event) => {
    event.preventDefault();
    const { answer, ...texts } = lookUp(findings.filter(holds), byId("tracker").value);
    byId("standing").replaceChildren(filled(`tracker-${answer}`, texts));
});

async function verifyAll(chosen) {
    begin();
    for (const [place, file] of chosen.entries()) {
        const which = chosen.length > 1 ? ` của tệp ${place + 1} trên ${chosen.length}` : "";
        show(`Đang đọc tệp ${file.name}…`, 0, 1);
        await pause();
        const tell = ({ ballot, of }) => show(`Đang kiểm chứng phiếu ${ballot} trên ${of}${which}…`, ballot - 1, of);
        const finding = await checkFile(file, tell);
        findings.push(finding);
        cards.append(card(finding));
    }
    await showSession();
    end();
}

function begin() {
    findings = [];
    cards.replaceChildren();
    byId("standing").replaceChildren();
    status.textContent = "";
    for (const id of ["session", "ballot"]) byId(id).hidden = true;
    files.disabled = true;
    progress.hidden = false;
}

function show(text, value, max) {
    progress.firstElementChild.textContent = text;
    Object.assign(progress.lastElementChild, { max, value });
}

async function showSession() {
    const verified = findings.filter(holds);
    if (!verified.length) return;
    for (const id of ["session", "ballot"]) byId(id).hidden = false;
    const place = byId("session-code");
    if (verified.length < findings.length) {
        place.replaceChildren(filled("session-wrong", {}));
    } else if (!areDistinct(verified)) {
        place.replaceChildren(filled("session-twice", {}));
    } else {
        show("Đang tính Mã phiên…", 1, 1);
        await pause();
        const code = await sessionCode(verified);
        place.replaceChildren(filled("session-right", { code, seal: sessionSeal(verified) }));
    }
}

function end() {
    progress.hidden = true;
    files.disabled = false;
    files.focus({ preventScroll: true });
    const told = { wrong: "SAI", failed: "chưa kiểm chứng được", unfinished: "chưa kiểm xong", unopened: "đúng, không mở", right: "đúng" };
    const counts = Object.entries(told)
        .map(([state, word]) => [findings.filter((finding) => finding.state === state).length, word])
        .filter(([count]) => count);
    status.textContent = `Đã kiểm chứng xong: ${counts.map(([count, word]) => `${count} tệp ${word}`).join(", ")}.`;
}
