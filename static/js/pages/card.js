// A card with a code, for an envelope or a lost device: drawn and printed by the browser that made the code.

import { encodeQR } from "../../vendor/qr/qr.js";

const SCALE = 8;
const QUIET = 4;

/** The picture that other devices scan. */
export function drawCode(text) {
    const rows = encodeQR(text, "raw", { border: QUIET });
    const canvas = document.createElement("canvas");
    canvas.width = canvas.height = rows.length * SCALE;
    const pen = canvas.getContext("2d");
    pen.fillStyle = "#fff";
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.fillStyle = "#000";
    rows.forEach((row, y) => row.forEach((dark, x) => dark && pen.fillRect(x * SCALE, y * SCALE, SCALE, SCALE)));
    canvas.setAttribute("role", "img");
    canvas.setAttribute("aria-label", "Mã để quét");
    return canvas;
}

/** Show *code* on the card, with a picture of *scanned*, and print the card alone. */
export function fillCard(card, code, scanned) {
    card.querySelector("[data-code]").textContent = code;
    card.querySelector("[data-qr]").replaceChildren(drawCode(scanned));
    card.querySelector("[data-print]").onclick = () => {
        document.body.classList.add("prints-card");
        card.classList.add("printed");
        window.print();
        document.body.classList.remove("prints-card");
        card.classList.remove("printed");
    };
}
