// The booth: a choice on every line, a look at them, and the ballots, encrypted here, cast into all boxes at once.
// Choices are nowhere but in this page's radio buttons until they are encrypted; they are wiped once that is sent.

import { encrypt, fits, readBoxes, refuseOtherReceipt, sessionCode, trackingCode } from "../session/voter.js";
import { kept, scanned, typed } from "./entitlement.js";
import { NOT_KEPT, memory } from "./memory.js";
import { Refusal, ask, attempt, drawn, find, findAll, given, show } from "./page.js";

const CHANGED = "Hòm phiếu không đúng với những gì trang này hiển thị. Dừng lại, chưa bỏ phiếu, và báo Thư ký phiên họp.";
const lines = findAll("fieldset[data-uuid]");
const sent = memory("phieu-da-bo", given.session);
let boxes, code;

async function begin() {
    const state = await ask(given.stateUrl);
    if (state.state !== "voting") return location.reload();
    code = [scanned(), kept.get()?.code].find((one) => one && fits(one, state));
    if (!code) {
        find("[data-enter]").onsubmit = (event) => {
            event.preventDefault();
            attempt(() => enter(typed(event.target.elements.code.value), state));
        };
        return show("code");
    }
    await drawn();
    check(state);
    show("choose");
}

async function enter(written, state) {
    if (!fits(written, state)) throw new Refusal("Mã này không phải mã nhận phiếu của đồng chí. Mời xem lại từng ký tự.");
    if (!kept.set({ code: written })) throw new Refusal(NOT_KEPT);
    await begin();
}

/** The boxes are what they claim, and ask what this page shows. */
function check(state) {
    boxes = readBoxes(state, code);
    const asked = lines.every(({ dataset }) => textOf(dataset.uuid, dataset.place) === dataset.question);
    const all = [...boxes.values()].reduce((sum, { election }) => sum + election.questions.length, 0);
    if (!asked || all !== lines.length) throw new Refusal(CHANGED);
    find("[data-ballot]").onsubmit = review;
    find("[data-back]").onclick = () => {
        markStep("choose");
        show("choose");
    };
    find("[data-cast]").onclick = cast;
    document.querySelector("[data-session-code]").textContent = sessionCode(state);
}

const textOf = (uuid, place) => boxes.get(uuid)?.election.questions[place]?.text;

const chosen = (line) => line.querySelector("input:checked");
const wordsOf = (input) => input.closest("label").textContent.trim();

function review(event) {
    event.preventDefault();
    const open = lines.find((line) => !chosen(line));
    if (open) {
        const place = lines.indexOf(open) + 1;
        attempt(() => Promise.reject(new Refusal(`Dòng ${place}, ${open.dataset.name}: chưa chọn. Mời chọn một ô.`)));
        open.querySelector("input").focus();
        return;
    }
    attempt(() => {
        const counts = new Map();
        for (const line of lines) {
            const words = wordsOf(chosen(line));
            counts.set(words, (counts.get(words) ?? 0) + 1);
        }
        find("[data-summary]").textContent = `${[...counts].map(([words, times]) => `${words}: ${times}`).join(", ")}.`;
        find("[data-review]").replaceChildren(...lines.map(reviewed));
        markStep("review");
        show("review");
        window.scrollTo(0, 0);
    });
}

function reviewed(line, place) {
    const row = document.createElement("li");
    const [name, choice] = [document.createElement("span"), document.createElement("b")];
    name.textContent = `${place + 1}. ${line.dataset.name}`;
    choice.className = "review__choice";
    choice.textContent = wordsOf(chosen(line));
    row.append(name, choice);
    return row;
}

async function cast() {
    show("sending");
    const done = await attempt(async () => {
        await drawn();
        const ballots = encrypt(boxes, code, choiceOf);
        const { receipt } = await ask(given.castUrl, { ballots });
        refuseOtherReceipt(receipt, ballots, boxes);
        sent.set({ code: trackingCode(ballots), receipt });
        find("[data-receipt]").textContent = receipt.code;
    });
    if (!done) return (await isCast()) ? location.reload() : show("review");
    find("[data-ballot]").reset();
    find("[data-review]").replaceChildren();
    find("[data-summary]").textContent = "";
    markStep("sealed");
    show("sealed");
}

function choiceOf(uuid, place) {
    const line = lines.find(({ dataset }) => dataset.uuid === uuid && Number(dataset.place) === place);
    return Number(chosen(line).value);
}

function markStep(name) {
    for (const step of findAll("[data-step]")) {
        if (step.dataset.step === name) step.setAttribute("aria-current", "step");
        else step.removeAttribute("aria-current");
    }
}

/** After a lost answer: the truth about whether the ballots are in the boxes. */
async function isCast() {
    try {
        return (await ask(given.stateUrl)).cast;
    } catch {
        return false;
    }
}

attempt(begin);
