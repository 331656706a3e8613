// A member's ballot: every choice encrypted, each proved to be 0 or 1, each question proved well answered, all
// signed (specification, sections 4.9, 4.13 and 4.14).

import { publicOf, secretOf } from "./credentials.js";
import { base64, compact, fields, listed, parsed } from "./encoding.js";
import { Refused, at, require } from "./errors.js";
import { product } from "./groups/groups.js";
import {
    cipherText,
    cipherToJson,
    encrypt,
    isOneOf,
    knows,
    proofToJson,
    proveKnowledge,
    proveOneOf,
    readAnyOf,
    readCipher,
    readProof,
} from "./proofs.js";
import { randomScalar } from "./randomness.js";
import { drained } from "./steps.js";

const BITS = [0, 1];

/** The ballot of whoever holds *code*; *chosen* has a 0 or 1 for every answer of every question. */
export function makeBallot(election, code, chosen) {
    const { group, uuid, fingerprint } = election;
    if (chosen.length !== election.questions.length) throw new Refused("mỗi nội dung phải có một lựa chọn");
    const credential = group.text(publicOf(code, uuid, group));
    const context = `${fingerprint}|${credential}`;
    const answers = election.questions.map((question, place) => answer(election, question, chosen[place], context));
    const value = { election_uuid: uuid, election_hash: fingerprint, credential, answers };
    const hash = base64(compact(value));
    const proof = proveKnowledge(group, secretOf(code, uuid, group.order), `sig|${hash}|`);
    return compact({ ...value, signature: { hash, proof: proofToJson(proof) } });
}

function answer(election, question, bits, context) {
    const { group, publicKey } = election;
    if (bits.length !== question.answers.length || !bits.every((bit) => BITS.includes(bit))) {
        throw new Refused("mỗi phương án chỉ được chọn hoặc không chọn");
    }
    const total = bits.reduce((sum, bit) => sum + bit, 0);
    if (total < question.least || total > question.most) {
        throw new Refused(`phải chọn từ ${question.least} đến ${question.most} phương án`);
    }
    const randomness = bits.map(() => randomScalar(group.order));
    const choices = bits.map((bit, place) => encrypt(group, publicKey, bit, randomness[place]));
    const individual = choices.map((cipher, place) =>
        proveOneOf(group, publicKey, cipher, randomness[place], bits[place], BITS, context),
    );
    const overall = proveOneOf(
        group,
        publicKey,
        sumOf(group, choices),
        randomness.reduce((sum, one) => sum + one, 0n) % group.order,
        total,
        allowed(question),
        overallContext(group, choices, context),
    );
    return {
        choices: choices.map((cipher) => cipherToJson(group, cipher)),
        individual_proofs: individual.map((proof) => proof.map(proofToJson)),
        overall_proof: overall.map(proofToJson),
    };
}

/** Check a ballot completely; whether its credential may vote is for the caller to say. */
export const readBallot = (election, written) => drained(ballotSteps(election, written));

/** The same in steps, one for each question. */
export function* ballotSteps(election, written) {
    const value = parsed(written);
    const [uuid, fingerprint, credential, answers, signature] = fields(value, [
        "election_uuid",
        "election_hash",
        "credential",
        "answers",
        "signature",
    ]);
    require(uuid === election.uuid, "phiếu thuộc hòm phiếu khác");
    require(fingerprint === election.fingerprint, "phiếu được lập cho nội dung khác hoặc bộ khóa khác");
    const publicHalf = election.group.element(credential);
    checkSignature(election, value, publicHalf, signature);
    const context = `${election.fingerprint}|${credential}`;
    const checked = [];
    for (const [place, item] of listed(answers, election.questions.length).entries()) {
        checked.push(at(`câu ${place + 1}`, () => readAnswer(election, election.questions[place], item, context)));
        yield;
    }
    return { credential, answers: checked, written, tracker: base64(written) };
}

function checkSignature(election, value, publicHalf, signature) {
    const [hash, proof] = fields(signature, ["hash", "proof"]);
    const { signature: _, ...unsigned } = value;
    require(hash === base64(compact(unsigned)), "chữ ký thuộc phiếu khác");
    const signed = readProof(proof, election.group.order);
    require(knows(election.group, publicHalf, signed, `sig|${hash}|`), "chữ ký không phải của mã nhận phiếu này");
}

function readAnswer(election, question, value, context) {
    const { group, publicKey } = election;
    const count = question.answers.length;
    const [choices, individual, overall] = fields(value, ["choices", "individual_proofs", "overall_proof"]);
    const ciphers = listed(choices, count).map((choice) => readCipher(choice, group));
    const each = listed(individual, count).map((proof) => readAnyOf(proof, group.order, BITS.length));
    const whole = readAnyOf(overall, group.order, allowed(question).length);
    ciphers.forEach((cipher, place) => {
        const holds = isOneOf(group, publicKey, cipher, BITS, each[place], context);
        require(holds, "một lựa chọn không được chứng minh là 0 hoặc 1");
    });
    const together = overallContext(group, ciphers, context);
    const holds = isOneOf(group, publicKey, sumOf(group, ciphers), allowed(question), whole, together);
    require(holds, "số lựa chọn không được chứng minh là đúng quy định");
    return ciphers;
}

const allowed = ({ least, most }) => Array.from({ length: most - least + 1 }, (_, place) => least + place);

/** One ciphertext of the sum of what *ciphers* hold. */
export const sumOf = (group, ciphers) => ({
    alpha: product(group, ciphers.map((cipher) => cipher.alpha)),
    beta: product(group, ciphers.map((cipher) => cipher.beta)),
});

const overallContext = (group, ciphers, context) =>
    `${context}|${ciphers.map((cipher) => cipherText(group, cipher)).join(",")}`;
