// How a finding looks: a card for each file, its words from the page's templates, its figures in a table.

import { holds } from "./checking.js";
import { filled, make } from "./elements.js";

/** The card of *finding*. */
export function card(finding) {
    const template = `finding-${finding.state}`;
    if (!holds(finding)) return filled(template, { name: finding.name, reason: finding.reason });
    const { setup, ballots, counted, head, result, name } = finding;
    const made = filled(template, {
        name,
        election: setup.election.name,
        description: wordsOf(setup),
        credentials: setup.credentials.size,
        ballots: ballots.length,
        counted: counted.length,
        head,
        uuid: setup.election.uuid,
    });
    if (result) made.append(...tables(setup.election.questions, result));
    return made;
}

/** The description without the line that binds keys and rules, which is for programs. */
const wordsOf = ({ election, bindings }) =>
    bindings ? election.description.slice(0, election.description.lastIndexOf("\n")) : election.description;

/** One table for all nominees with the same answers: with us, one. */
function tables(questions, result) {
    const rows = new Map();
    questions.forEach((question, place) => {
        const heads = JSON.stringify(question.answers);
        rows.set(heads, [...(rows.get(heads) ?? []), [question.text, ...result[place]]]);
    });
    return [...rows].map(([heads, figures]) => table(JSON.parse(heads), figures));
}

function table(answers, rows) {
    const head = ["Cá nhân, tập thể", ...answers].map((text, place) =>
        make("th", { role: "columnheader", scope: "col", class: place ? "r" : "" }, text),
    );
    const body = rows.map(([nominee, ...votes]) =>
        make(
            "tr",
            { role: "row" },
            make("th", { role: "rowheader", scope: "row" }, nominee),
            ...votes.map((number, place) => cell(answers[place], number)),
        ),
    );
    const whole = make(
        "table",
        { role: "table", class: "data-table" },
        make("caption", {}, "Kết quả kiểm phiếu"),
        make("thead", { role: "rowgroup" }, make("tr", { role: "row" }, ...head)),
        make("tbody", { role: "rowgroup" }, ...body),
    );
    return make("div", { class: "table-box" }, whole);
}

const cell = (label, number) =>
    make("td", { role: "cell", class: "r", "data-label": label }, make("div", { class: "cell" }, String(number)));
