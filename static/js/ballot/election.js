// One box as everyone sees it: its questions, its key, its name (specification, section 4.8).

import { readUuid } from "./credentials.js";
import { base64, fields, listed, parsed, text, whole } from "./encoding.js";
import { Refused } from "./errors.js";
import { groupNamed } from "./groups/groups.js";

const VERSION = 1;

/** A box; *written* is the text that is hashed into every proof, and never changes. */
export function readElection(written) {
    const value = parsed(written);
    const [version, description, name, groupName, key, asked, uuid] = fields(
        value,
        ["version", "description", "name", "group", "public_key", "questions", "uuid"],
        ["administrator", "credential_authority"],
    );
    if (whole(version) !== VERSION) throw new Refused(`phiên bản ${version} không phải là phiên bản ${VERSION}`);
    const group = groupNamed(text(groupName));
    const questions = listed(asked).map(readQuestion);
    if (!questions.length) throw new Refused("không có nội dung bỏ phiếu nào");
    const publicKey = group.element(key);
    group.prepare(publicKey);
    return {
        uuid: readUuid(uuid),
        group,
        publicKey,
        questions,
        description: text(description),
        name: text(name),
        written,
        fingerprint: base64(written),
    };
}

/** One nominee: between *least* and *most* of the *answers* are chosen, each once at most. */
function readQuestion(value) {
    const [answers, least, most, asked] = fields(value, ["answers", "min", "max", "question"]);
    const question = {
        answers: listed(answers).map(text),
        text: text(asked),
        least: whole(least),
        most: whole(most),
    };
    if (!question.answers.length || question.least > question.most || question.most > question.answers.length) {
        throw new Refused("nội dung bỏ phiếu phải có phương án và không được chọn nhiều hơn số phương án");
    }
    return question;
}
