// Boxes are drawn on the page with mouse, finger or pen; each is a line of numbers in the form, which works without this.

const WHOLE = 1000;
const SMALLEST = 4;
const NAMES = ["left", "top", "width", "height"];
const PAUSE = 800;
const KEPT = "Đã giữ các ô lúc";
const LOST = "Chưa giữ được các ô. Kiểm tra mạng rồi bấm lưu.";

const form = document.querySelector("form[data-cover]");
const drawn = form.querySelector("[data-drawn]");
const canvas = drawn.querySelector("svg");
const lines = form.querySelector("[data-lines]");
const blank = form.querySelector("template[data-line]");
const total = form.elements["o-TOTAL_FORMS"];
const toggle = form.querySelector("[data-draw]");
let begun = null;
let chosen = null;
let waiting = 0;

for (const part of form.querySelectorAll("[data-by-hand]")) part.hidden = false;

toggle.addEventListener("click", () => {
    const on = drawn.classList.toggle("is-drawing");
    toggle.setAttribute("aria-pressed", String(on));
});

form.querySelector("[data-add]").addEventListener("click", () => {
    const line = placed({ left: 350, top: 450, width: 300, height: 40 });
    line.querySelector("details").open = true;
    fields(line)[0].focus();
});

lines.addEventListener("input", changed);
lines.addEventListener("focusin", (event) => {
    chosen = event.target.closest("[data-box]");
    draw();
});

canvas.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || (event.pointerType !== "mouse" && !drawn.classList.contains("is-drawing"))) return;
    event.preventDefault();
    canvas.setPointerCapture(event.pointerId);
    begun = { ...at(event), rectangle: rectangle("cover__box is-chosen") };
});

canvas.addEventListener("pointermove", (event) => {
    if (begun) shape(begun.rectangle, between(begun, at(event)));
});

canvas.addEventListener("pointerup", (event) => {
    if (!begun) return;
    const box = between(begun, at(event));
    forgotten();
    if (box.width >= SMALLEST && box.height >= SMALLEST) placed(box);
});

canvas.addEventListener("pointercancel", forgotten);

function forgotten() {
    begun?.rectangle.remove();
    begun = null;
}

/** Where the pointer is, in thousandths of the page. */
function at(event) {
    const edge = canvas.getBoundingClientRect();
    const within = (value) => Math.round(Math.min(WHOLE, Math.max(0, value * WHOLE)));
    return { x: within((event.clientX - edge.left) / edge.width), y: within((event.clientY - edge.top) / edge.height) };
}

function between(from, to) {
    const [left, top] = [Math.min(from.x, to.x), Math.min(from.y, to.y)];
    return { left, top, width: Math.abs(from.x - to.x), height: Math.abs(from.y - to.y) };
}

/** The box in the first empty line, else in a new one. */
function placed(box) {
    const line = [...lines.children].find((one) => fields(one).every((field) => !field.value)) ?? added();
    NAMES.forEach((name, place) => { fields(line)[place].value = box[name] / 10; });
    line.querySelector("details").open = false;
    chosen = line;
    changed();
    return line;
}

function added() {
    const number = Number(total.value);
    const copy = blank.content.firstElementChild.cloneNode(true);
    for (const field of copy.querySelectorAll("input")) {
        for (const name of ["name", "id"]) field.setAttribute(name, field[name].replace("__prefix__", String(number)));
    }
    copy.querySelector("legend").textContent = `Ô ${number + 1}`;
    total.value = String(number + 1);
    lines.append(copy);
    return copy;
}

function fields(line) {
    return NAMES.map((name) => line.querySelector(`input[name$="-${name}"]`));
}

function changed() {
    draw();
    clearTimeout(waiting);
    waiting = setTimeout(keep, PAUSE);
}

/** Every line as a box on the page, those to be dropped left out. */
function draw() {
    for (const old of canvas.querySelectorAll(".cover__box")) old.remove();
    for (const line of lines.children) {
        const [left, top, width, height] = fields(line).map((field) => Number(field.value) * 10);
        if (!width || !height || line.querySelector("input[type=checkbox]").checked) continue;
        shape(rectangle(`cover__box${line === chosen ? " is-chosen" : ""}`), { left, top, width, height });
    }
}

function rectangle(names) {
    const made = document.createElementNS(canvas.namespaceURI, "rect");
    made.setAttribute("class", names);
    canvas.append(made);
    return made;
}

function shape(made, { left, top, width, height }) {
    Object.entries({ x: left, y: top, width, height }).forEach(([name, value]) => made.setAttribute(name, value));
}

/** What is drawn is kept at once, so that a closed page loses nothing; what cannot be kept yet is told by the buttons. */
async function keep() {
    const sent = new FormData(form);
    sent.delete("nhan");
    sent.set("then", "keep");
    const answer = await fetch(location.href, { method: "POST", body: sent, credentials: "same-origin" }).catch(() => null);
    const time = new Date().toLocaleTimeString("vi-VN", { hour: "2-digit", minute: "2-digit" });
    form.querySelector("[data-kept]").textContent = answer?.status === 204 ? `${KEPT} ${time}.` : LOST;
}

draw();
