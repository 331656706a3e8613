// What a box begins with (specification, sections 4.3, 4.6 to 4.8), and what the portal binds into it.

import { readBindings, refuseOther } from "./bindings.js";
import { electionKey } from "./counters.js";
import { digestName, fields, listed, parsed, text } from "./encoding.js";
import { readElection } from "./election.js";
import { require } from "./errors.js";
import { readRecord } from "./record.js";

/** {election, counters, credentials, bindings} of the first event; *bindings* is undefined if none are found. */
export function readSetup(board) {
    const names = fields(parsed(board.payload(board.events[0])), ["election", "trustees", "credentials"]);
    const [electionText, countersText, credentialsText] = names.map((name) => board.piece(digestName(name)));
    const election = readElection(electionText);
    const bindings = readBindings(election.description);
    if (bindings) refuseOther(bindings, countersText, credentialsText);
    const counters = readRecord(countersText, election.group, election.uuid, { foreign: !bindings });
    const same = election.group.same(electionKey(counters, election.group), election.publicKey);
    require(same, "khóa của hòm phiếu không phải là khóa chung");
    return { election, counters, credentials: readCredentials(credentialsText, election.group), bindings };
}

function readCredentials(written, group) {
    const found = listed(parsed(written)).map(text);
    found.forEach((item) => group.element(item));
    const distinct = new Set(found);
    require(distinct.size === found.length, "một mã nhận phiếu có hai lần trong danh sách");
    return distinct;
}
