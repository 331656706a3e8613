// A counter's page: the own part of the keys, the common code compared, the boxes opened. The seed stays here.

import { newSeed } from "../ballot/ceremony/seed.js";
import { commonCode, nextStep, openSteps, writePart } from "../session/counter.js";
import { fillCard } from "./card.js";
import { NOT_KEPT, memory } from "./memory.js";
import { inSlices } from "./slices.js";
import { Refusal, ask, attempt, drawn, fetchBytes, find, findAll, given, poll, show, tell } from "./page.js";

const MAKING = ["convened", "opened"];
/** The server reads all ballots anew and adds them up, which takes minutes for hundreds of voters. */
const ADDING = 600_000;
const seeds = memory("ma-mo-hom", given.session);
let told, seed, fresh, code, busy;

/** Look at what the portal says, do what is to be done without asking, and draw what is left to the counter. */
async function look() {
    if (busy) return false;
    const now = await ask(given.stateUrl);
    if (now.set !== told?.set) code = fresh = undefined;
    told = now;
    const kept = seeds.get();
    seed = kept?.set === told.set ? kept.seed : (fresh ?? null);
    if (MAKING.includes(told.state)) await make();
    else draw();
    return false;
}

async function make() {
    const begun = told.steps[0][told.place - 1];
    if (!begun && !seed) return show("accept");
    if (fresh) return show("write");
    if (!seed) return show("lost");
    const step = nextStep(told);
    if (step !== null) return hand(step);
    if (!told.records) return wait();
    code ??= await commonCode(told, seed);
    find("[data-common]").textContent = code;
    mark();
    show("compare");
}

/** Hand in a step; the next look goes on. */
async function hand(step) {
    show("working");
    await drawn();
    const items = writePart(step, told, seed);
    await ask(given.partUrl.replace("/0/", `/${step}/`), { items });
    told.steps[step - 1][told.place - 1] = items;
    wait();
}

function wait() {
    const step = told.steps.findIndex((written) => !written.every(Boolean));
    const missing = told.holders.filter((_, place) => !told.steps[Math.max(step, 0)][place]);
    tell(find("[data-missing]"), missing.length ? `Còn chờ: ${missing.join(", ")}.` : "");
    show("wait");
}

function mark() {
    tell(find("[data-answered]"), ANSWERED.get(told.agreed[told.place - 1]));
    const said = told.agreed.map((agreed, place) => `${told.holders[place]}: ${WORDS.get(agreed)}`);
    find("[data-agreed]").replaceChildren(
        ...said.map((words) => Object.assign(document.createElement("li"), { textContent: words })),
    );
}

const ANSWERED = new Map([
    [null, ""],
    [true, "Đồng chí đã bấm «Giống nhau». Để trang này mở cho đến khi kết thúc bỏ phiếu."],
    [false, "Đồng chí đã bấm «Khác» nên chưa bắt đầu bỏ phiếu được. Mời báo Thư ký phiên họp để lập khóa lại."],
]);
const WORDS = new Map([[null, "chưa đối chiếu"], [true, "giống nhau"], [false, "KHÁC"]]);

function draw() {
    if (told.state === "voting") return show("voting");
    if (told.state !== "ended") {
        if (told.destroyed) seeds.clear();
        return show("over");
    }
    if (told.opened.includes(told.place)) return show("opened");
    if (!seed) return show("lost");
    show("open");
}

/** The seed is new: shown in groups, and the last six typed again before anything is handed in. */
function accept() {
    fresh = seed = newSeed();
    const card = find("[data-card]");
    const grouped = fresh.match(/.{1,4}/g).join(" ");
    fillCard(card, grouped, fresh);
    show("write");
}

async function written(typed) {
    if (typed.replaceAll(/\s/g, "") !== fresh.slice(-6)) {
        throw new Refusal("Sáu ký tự cuối chưa đúng. Mời xem lại mã đã chép, chữ hoa và chữ thường khác nhau.");
    }
    if (!seeds.set({ set: told.set, seed: fresh })) throw new Refusal(NOT_KEPT);
    fresh = undefined;
    await look();
}

/** The seed of a lost device, typed from its envelope. */
async function entered(typed) {
    const letters = typed.replaceAll(/\s/g, "");
    if (letters.length !== 22) throw new Refusal("Mã mở hòm phiếu có 22 ký tự. Mời xem lại phiếu giữ mã.");
    if (told.records) await commonCode(told, letters);
    if (!seeds.set({ set: told.set, seed: letters })) throw new Refusal(NOT_KEPT);
    await look();
}

async function compare(same) {
    await ask(given.compareUrl, { same });
    await look();
}

/** Everything is verified and added up here before the key is used. */
async function open() {
    busy = true;
    try {
        show("working");
        await drawn();
        if (!told.summed) await ask(given.sumsUrl, {}, ADDING);
        const archives = [];
        for (const { ordinal } of told.boxes) {
            archives.push(await fetchBytes(given.archiveUrl.replace("/0.bel", `/${ordinal}.bel`)));
        }
        const shares = await inSlices(openSteps(told, seed, archives), ({ ballot, of }) => {
            find("[data-progress]").textContent = `Đang kiểm chứng phiếu ${ballot} trên ${of}…`;
        });
        await ask(given.openUrl, { shares }, ADDING);
    } finally {
        busy = false;
        await look();
    }
}

const onForm = (name, act) => {
    find(`[data-${name}]`).onsubmit = (event) => {
        event.preventDefault();
        attempt(() => act(event.target.elements.code.value));
    };
};

find("[data-accept]").onclick = () => attempt(accept);
onForm("written", written);
onForm("enter", entered);
for (const button of findAll("[data-same]")) {
    button.onclick = () => attempt(() => compare(button.dataset.same === "yes"));
}
find("[data-open]").onclick = () => attempt(open);
poll(3, look);
