// The booth: a choice on every line, a look at them, and the ballots, encrypted here, cast into all boxes at once.
// Choices are nowhere but in this page's radio buttons until they are encrypted; they are wiped once that is sent.

import { encrypt, fits, readBoxes, refuseOtherReceipt, sessionCode, trackingCode } from "../session/voter.js";
import { kept, scanned, typed } from "./entitlement.js";
import { NOT_KEPT, memory } from "./memory.js";
import { Refusal, SignedOut, Unreached, ask, attempt, drawn, find, findAll, given, refuse, show } from "./page.js";

const CHANGED = "Hòm phiếu không đúng với những gì trang này hiển thị. Dừng lại, chưa bỏ phiếu, và báo Thư ký phiên họp.";
const UNSURE =
    "Chưa biết phiếu đã đến máy chủ hay chưa. Kiểm tra mạng rồi bấm «Bỏ phiếu» lần nữa; bấm mấy lần cũng chỉ là một phiếu.";
const AWAY = "Máy chưa kết nối được với máy chủ. Trang tự thử lại, không cần tải lại.";
const AGAIN = 3000;
const lines = findAll("fieldset[data-uuid]");
const sent = memory("phieu-da-bo", given.session);
let boxes, code;
/** The ballots that may have arrived: the very same are sent again, so that they count once. */
let ballots;

/** The boxes are looked at as soon as the portal is reached. */
async function load() {
    try {
        await begin();
        refuse("");
    } catch (problem) {
        const isAway = problem instanceof Unreached;
        refuse(isAway ? lost(problem, AWAY) : problem.message);
        if (isAway) setTimeout(load, AGAIN);
    }
}

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
    await check(state);
    show("choose");
}

async function enter(written, state) {
    if (!fits(written, state)) throw new Refusal("Mã này không phải mã nhận phiếu của đồng chí. Mời xem lại từng ký tự.");
    if (!kept.set({ code: written })) throw new Refusal(NOT_KEPT);
    await begin();
}

/** The boxes are what they claim, and ask what this page shows. */
async function check(state) {
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
    document.querySelector("[data-session-code]").textContent = await sessionCode(state);
}

const textOf = (uuid, place) => boxes.get(uuid)?.election.questions[place]?.text;

const chosen = (line) => line.querySelector("input:checked");
const wordsOf = (input) => input.closest("label").textContent.trim();

function review(event) {
    event.preventDefault();
    const open = lines.find((line) => !chosen(line));
    if (open) return miss(open);
    attempt(() => {
        find("[data-summary]").textContent = summary();
        find("[data-review]").replaceChildren(...lines.map(reviewed));
        markStep("review");
        show("review");
        window.scrollTo(0, 0);
    });
}

/** How often each choice was made, in the order in which they stand on a line. */
function summary() {
    const offered = [...lines[0].querySelectorAll("input")].map(wordsOf);
    const made = lines.map((line) => wordsOf(chosen(line)));
    const counts = offered.map((words) => [words, made.filter((one) => one === words).length]);
    return `${counts.filter(([, times]) => times).map(([words, times]) => `${words}: ${times}`).join(", ")}.`;
}

/** Say which line is not chosen yet, mark it, and lead there. */
function miss(line) {
    refuse(`Dòng ${lines.indexOf(line) + 1}, ${line.dataset.name}: chưa chọn. Mời chọn một ô.`);
    line.classList.add("needs");
    line.onchange = () => {
        line.classList.remove("needs");
        refuse("");
    };
    line.querySelector("input").focus({ preventScroll: true });
    line.scrollIntoView({ block: "center" });
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
    try {
        refuse("");
        await drawn();
        await send();
    } catch (problem) {
        return (await isCast()) ? location.reload() : unsent(problem);
    }
    find("[data-ballot]").reset();
    find("[data-review]").replaceChildren();
    find("[data-summary]").textContent = "";
    ballots = undefined;
    markStep("sealed");
    show("sealed");
}

async function send() {
    const earlier = sent.get();
    ballots ??= encrypt(boxes, code, choiceOf);
    sent.set({ code: trackingCode(ballots) });
    const { receipt, already } = await ask(given.castUrl, { ballots }).catch((problem) => {
        if (!(problem instanceof Unreached)) sent.set(earlier);
        throw problem;
    });
    if (already) {
        sent.set(earlier);
        throw new Refusal(already);
    }
    refuseOtherReceipt(receipt, ballots, boxes);
    sent.set({ code: trackingCode(ballots), receipt });
    find("[data-receipt]").textContent = receipt.code;
}

/** Back to the look at the ballot; what may have arrived is not changed any more. */
function unsent(problem) {
    const isOpen = !(problem instanceof Unreached);
    if (isOpen) ballots = undefined;
    find("[data-back]").hidden = !isOpen;
    refuse(isOpen ? problem.message : lost(problem, UNSURE));
    show("review");
}

/** Signing in again is what helps, or this *sentence* says what does. */
const lost = (problem, sentence) => (problem instanceof SignedOut ? problem.message : sentence);

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

load();
