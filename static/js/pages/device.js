// «Thử máy của tôi»: whether this device keeps a code and makes a ballot; the portal is told only that it does.

import { practise } from "../session/practice.js";
import { NOT_KEPT, memory } from "./memory.js";
import { Refusal, ask, attempt, drawn, find, findAll, given, show } from "./page.js";

const ANSWERS = ["Tán thành", "Không tán thành"];
const lines = findAll("fieldset");

function keeps() {
    const place = memory("thu-may", given.session);
    const kept = place.set({ tried: true });
    place.clear();
    if (!kept) throw new Refusal(NOT_KEPT);
}

async function vote() {
    const choices = lines.map((line) => line.querySelector("input:checked"));
    if (choices.includes(null)) throw new Refusal("Mời chọn một ô ở mỗi dòng, như khi bỏ phiếu thật.");
    show("working");
    await drawn();
    try {
        keeps();
        practise(given.group, lines.map(({ dataset }) => dataset.name), ANSWERS, choices.map(({ value }) => Number(value)));
        await ask(given.triedUrl, {});
    } catch (problem) {
        show("ballot");
        throw problem;
    }
    show("done");
}

find("form").onsubmit = (event) => {
    event.preventDefault();
    attempt(vote);
};
show("ballot");
