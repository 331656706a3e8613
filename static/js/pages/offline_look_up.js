// Tra cứu khi không còn cổng: answers from the signed data within the page, which is read from disk.

import { byId, filled, make } from "./elements.js";
import { fromHex, hex, utf8 } from "../ballot/encoding.js";
import { chacha20poly1305, ed25519, pbkdf2, sha256 } from "../../vendor/noble/noble.js";

const SALT = "tra-cuu-giay-cong-nhan/1";
const UNKNOWN = "Không có Giấy công nhận nào mang mã này. Mời xem lại mã in cạnh mã QR trên giấy.";
const UNKNOWN_FILE = "Tệp này không phải Giấy công nhận do cổng lập, hoặc đã bị sửa. Mời tra bằng mã in trên giấy.";
const DIGITS = { O: "0", I: "1", L: "1" };
const LETTERS = { 0: "O", 1: "I" };

const bytesOf = (base64) => Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
const textOf = (bytes) => new TextDecoder().decode(bytes);
const within = (id) => JSON.parse(byId(id).textContent);

const content = bytesOf(within("data"));
const isSigned = ed25519.verify(bytesOf(within("signature")), content, fromHex(byId("key").textContent));
const data = isSigned ? JSON.parse(textOf(content)) : { records: {} };
byId("signed").textContent = isSigned
    ? "Chữ ký số đúng: số liệu trong trang này nguyên vẹn."
    : "Chữ ký số SAI: số liệu đã bị sửa, không dùng trang này. Mời xin lại gói tra cứu.";

byId("look-up").addEventListener("submit", (event) => {
    event.preventDefault();
    answer(printed(byId("code").value), UNKNOWN);
});
byId("file").addEventListener("change", async (event) => {
    const [file] = event.target.files;
    if (!file) return;
    const code = opened(hex(sha256(new Uint8Array(await file.arrayBuffer()))));
    answer(code ? textOf(code) : "", UNKNOWN_FILE);
});

function answer(code, otherwise) {
    const found = code && opened(code);
    byId("answer").replaceChildren(found ? told(JSON.parse(textOf(found))) : filled("unknown", { note: otherwise }));
}

function told({ in_force, state, note, lines }) {
    const title = in_force ? "Giấy công nhận còn hiệu lực" : `Giấy công nhận: ${state}`;
    const card = filled("found", { title, note });
    card.classList.add(in_force ? "is-good" : "is-late");
    for (const [label, words] of lines) {
        card.querySelector("dl").append(make("dt", { class: "muted" }, label), make("dd", {}, words));
    }
    return card;
}

/** What is locked with *secret*, or null. */
function opened(secret) {
    if (!isSigned) return null;
    const root = pbkdf2(sha256, utf8(secret), utf8(SALT), { c: data.turns, dkLen: 48 });
    const box = data.records[hex(root.subarray(0, 16))];
    if (!box) return null;
    const bytes = bytesOf(box);
    return chacha20poly1305(root.subarray(16), bytes.subarray(0, 12)).decrypt(bytes.subarray(12));
}

/** A typed code, or the address in the QR code, as the paper prints it; empty for what can be none. */
function printed(typed) {
    const last = typed.trim().replace(/\/+$/, "").split("/").pop();
    const plain = last.normalize("NFD").toUpperCase().replaceAll("Đ", "D").replace(/[^A-Z0-9]/g, "");
    const parts = /^([A-Z01]+)([0-9OIL]{2})([0-9OIL]{5})([0-9A-Z]{10})$/.exec(plain);
    if (!parts) return "";
    const [prefix, ...figures] = parts.slice(1);
    const digits = figures.map((part) => part.replace(/[OIL]/g, (sign) => DIGITS[sign]));
    return [prefix.replace(/[01]/g, (sign) => LETTERS[sign]), ...digits].join("-");
}
